package org.pharos.fleet.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.process.FreePort;
import org.pharos.test.kit.Mosquitto;

class PahoLinkTest {

    @TempDir
    Path folder;

    @Test
    void saysInWordsThatNobodyAnswers() {
        Ear ear = new Ear();
        BrokerAddress nobody = new BrokerAddress(false, "127.0.0.1", FreePort.find());
        try (PahoLink link = link(nobody, "a")) {
            link.connect(ear);
            await().until(() -> !ear.lost.isEmpty());
        }
        assertThat(ear.lost).hasSize(1).first().asString().contains("nobody answers at mqtt://127.0.0.1:");
    }

    @Test
    void theAnswerToARoundTripComesAfterEverythingPublishedBefore() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start();
                PahoLink speaker = link(BrokerAddress.parse(broker.url()), "speaker");
                PahoLink hearer = link(BrokerAddress.parse(broker.url()), "hearer")) {
            Ear ear = new Ear();
            CountDownLatch subscribed = new CountDownLatch(1);
            hearer.connect(ear);
            await().until(() -> ear.connected.getCount() == 0);
            hearer.subscribe(List.of("news/#"), subscribed::countDown);
            assertThat(subscribed.await(120, TimeUnit.SECONDS)).isTrue();

            Ear own = new Ear();
            CountDownLatch answered = new CountDownLatch(1);
            speaker.connect(own);
            await().until(() -> own.connected.getCount() == 0);
            for (int i = 0; i < 500; i++) {
                speaker.publish(new Publication("news/" + i, new byte[] {1}, 0, false));
            }
            speaker.roundTrip(answered::countDown);
            assertThat(answered.await(120, TimeUnit.SECONDS)).isTrue();

            await().until(() -> ear.topics.size() == 500);
            assertThat(ear.topics).first().isEqualTo("news/0");
            assertThat(ear.topics).last().isEqualTo("news/499");
        }
    }

    @Test
    void tellsLossOnceWhenAnotherTookItsPlaceAndWhenTheBrokerDies() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start();
                PahoLink first = link(BrokerAddress.parse(broker.url()), "same");
                PahoLink second = link(BrokerAddress.parse(broker.url()), "same")) {
            Ear one = new Ear();
            Ear two = new Ear();
            first.connect(one);
            await().until(() -> one.connected.getCount() == 0);
            second.connect(two);
            await().until(() -> two.connected.getCount() == 0 && !one.lost.isEmpty());
            // Mosquitto 2.0 closes without the reason; a broker that gives it is met in console.broker.
            assertThat(one.lost).hasSize(1);

            broker.kill();
            await().until(() -> !two.lost.isEmpty());
            assertThat(two.takenOver).isFalse();
            assertThat(two.lost).hasSize(1);
        }
    }

    @Test
    void theBrokerSaysTheWillOfACutLinkAndNotOfOneThatSaidFarewell() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder).start();
                PahoLink hearer = link(BrokerAddress.parse(broker.url()), "hearer");
                PahoLink cut = link(BrokerAddress.parse(broker.url()), "cut");
                PahoLink polite = link(BrokerAddress.parse(broker.url()), "polite")) {
            Ear ear = new Ear();
            hearer.connect(ear);
            await().until(() -> ear.connected.getCount() == 0);
            CountDownLatch subscribed = new CountDownLatch(1);
            hearer.subscribe(List.of("#"), subscribed::countDown);
            assertThat(subscribed.await(120, TimeUnit.SECONDS)).isTrue();
            for (PahoLink link : List.of(cut, polite)) {
                Ear own = new Ear();
                link.connect(own);
                await().until(() -> own.connected.getCount() == 0);
            }

            polite.close(List.of(new Publication("farewell", new byte[0], 0, false)));
            await().until(() -> ear.topics.contains("farewell"));
            cut.close();
            await().until(() -> ear.topics.contains("will/cut"));
            assertThat(ear.topics).containsExactly("farewell", "will/cut");
        }
    }

    private static PahoLink link(BrokerAddress address, String id) {
        return new PahoLink(LinkOptions.of(address, id, Optional.empty(),
                new Publication("will/" + id, new byte[0], 1, false)));
    }

    private static final class Ear implements LinkListener {

        final CountDownLatch connected = new CountDownLatch(1);
        final List<String> lost = new CopyOnWriteArrayList<>();
        final List<String> topics = new CopyOnWriteArrayList<>();
        volatile boolean takenOver;

        @Override
        public void connected() {
            connected.countDown();
        }

        @Override
        public void lost(boolean byAnother, String reason) {
            takenOver = byAnother;
            lost.add(reason);
        }

        @Override
        public void arrived(String topic, byte[] payload) {
            topics.add(topic);
        }
    }
}
