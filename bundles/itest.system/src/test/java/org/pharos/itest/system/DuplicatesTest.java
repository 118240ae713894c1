package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.itest.system.object.CtSlice;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.OutsideTool;

/** The same object again, and another object under the same UID. */
class DuplicatesTest {

    private static final int SENDERS = 10;

    @RegisterExtension
    static final Workplace PLACE = new Workplace();

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewaySetup.in(PLACE).start();
    }

    @Test
    void anotherObjectUnderTheSameUidIsKeptApartAndThePageRaisesTheAlarm() throws Exception {
        Path folder = PLACE.folder("conflict");
        new Modality(gateway).sends(CtSlice.in(folder, 700, 1, 0));
        List<Path> before = gateway.files("spool/instances");

        OutsideTool.Result answer = new Modality(gateway).tries(CtSlice.in(folder, 700, 1, 9));

        assertThat(answer.output()).contains("Received Store Response (Error");
        assertThat(gateway.files("spool/instances")).isEqualTo(before);
        assertThat(gateway.files("spool/quarantine")).hasSize(1);
        Eventually.asserted(() -> assertThat(gateway.visitor().read("/")).contains("came again with other content"));
        assertThat(gateway.visitor().read("/connections")).contains("MODALITY1 from 127.0.0.1")
                .contains("this one in quarantine");
    }

    @Test
    void theSameObjectTenTimesAtOnceIsStoredOnceAndTenTimesWelcome() throws Exception {
        var slice = RawAssociation.Content.of(CtSlice.in(PLACE.folder("same"), 701, 1));
        int before = gateway.files("spool/instances").size();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        CountDownLatch together = new CountDownLatch(SENDERS);
        List<Future<Status>> answers = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            answers.add(senders.submit(() -> {
                together.countDown();
                together.await();
                return RawAssociation.send(gateway, slice);
            }));
        }
        for (Future<Status> answer : answers) {
            assertThat(answer.get()).isEqualTo(Status.SUCCESS);
        }
        senders.shutdown();

        assertThat(gateway.files("spool/instances")).hasSize(before + 1);
        assertThat(gateway.files("spool/quarantine")).noneMatch(file -> file.toString().contains("701"));
    }
}
