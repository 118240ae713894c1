package org.pharos.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.console.core.release.ReleaseOffice;
import org.pharos.fleet.protocol.HealthWord;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseFolder;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.SignedRelease;

class PublicationPageTest {

    @TempDir
    Path home;

    private final FakeFleet fleet = new FakeFleet();
    private final Desk desk = new Desk();
    private ConsolePages pages;
    private PublicationPage page;

    @BeforeEach
    void open() throws IOException {
        pages = Setting.pages(home);
        page = new PublicationPage(pages, fleet, desk);
    }

    @Test
    void nobodyPublishesWithoutSigningIn() throws Exception {
        Visit visitor = Visit.get(page, null, Map.of());

        assertThat(visitor.body()).contains("Sign in to publish").doesNotContain("Publish now");
        assertThat(Visit.post(page, Map.of(), visitor).status()).isEqualTo(403);
        assertThat(desk.written).isZero();
    }

    @Test
    void anOperatorsFormFromElsewhereIsTurnedAway() throws Exception {
        Visit operator = signedIn();

        assertThat(Visit.post(page, Map.of("csrf", "guess"), operator).status()).isEqualTo(403);
        assertThat(desk.written).isZero();
    }

    @Test
    void anOperatorPublishesAndIsToldThatItCannotBeTakenBack() throws Exception {
        Visit shown = signedIn().then(page);

        assertThat(shown.body()).contains("It cannot be taken back.", "Publish now");
        assertThat(Visit.post(page, Map.of("csrf", shown.csrf()), shown).redirect()).isEqualTo("/publication");
        assertThat(desk.written).isEqualTo(1);
    }

    @Test
    void saysSoWhenTheReleaseCannotBeWritten() throws Exception {
        desk.broken = true;
        Visit shown = signedIn().then(page);
        Visit answer = Visit.post(page, Map.of("csrf", shown.csrf()), shown);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("No release was written").doesNotContain("/secret/place");
    }

    @Test
    void showsWhyFiguresAreHeldBack() throws Exception {
        fleet.gateways.add(FakeFleet.gateway("north", true, HealthWord.OK, 40));
        assertThat(Visit.get(page, null, Map.of()).body()).contains("not shown: fewer than 3 hospitals");

        fleet.gateways.add(FakeFleet.gateway("south", true, HealthWord.OK, 40));
        fleet.gateways.add(FakeFleet.gateway("west", false, HealthWord.OK, 40));
        assertThat(Visit.get(page, null, Map.of()).body()).contains("<dd>120</dd>", "demonstration")
                .doesNotContain("not shown");
    }

    @Test
    void listsItsOwnReleasesAndNobodyElses() throws Exception {
        KeyPair own = ReleaseKeys.in(home.resolve("keys"));
        ReleaseFolder folder = ReleaseFolder.create(home.resolve("releases"));
        folder.write(1, SignedRelease.sign(release("Ours", 1), own));
        folder.write(2, SignedRelease.sign(release("Theirs", 2), ReleaseKeys.in(home.resolve("stranger"))));
        String body = Visit.get(page, null, Map.of()).body();

        assertThat(body).contains("Ours", ReleaseKeys.id(own.getPublic()), "release.pub.pem").doesNotContain("Theirs");
    }

    @Test
    void answersNotFoundWhileNothingWasWritten() throws Exception {
        assertThat(Visit.get(new ReleaseApi(desk), null, Map.of()).status()).isEqualTo(404);
        desk.publish();
        assertThat(Visit.get(new ReleaseApi(desk), null, Map.of()).body()).contains("\"sequence\":1");
    }

    private Visit signedIn() throws Exception {
        SignInPage door = new SignInPage(pages);
        Visit visitor = Visit.get(door, null, Map.of());
        String key = Files.readString(home.resolve("keys/operator.key"));
        return Visit.post(door, Map.of("csrf", visitor.csrf(), "key", key), visitor);
    }

    private static Release release(String issuer, long sequence) {
        return new Release(issuer, sequence, "2026-11-20T11:00:00Z", "2026-11-01", "", List.of());
    }

    /** An office that counts. */
    private static final class Desk implements ReleaseOffice {
        private int written;
        private boolean broken;

        @Override
        public Optional<Published> last() {
            return written == 0 ? Optional.empty() : Optional.of(published());
        }

        @Override
        public Published publish() throws IOException {
            if (broken) {
                throw new IOException("no space in /secret/place");
            }
            written++;
            return published();
        }

        private Published published() {
            return new Published(release("Ours", written), Path.of("release-000001.json"));
        }
    }
}
