package org.pharos.gateway.intake.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;

/** Associations that are cut at random bytes (R10). */
class CutAssociationTest {

    private static final int CUTS = Integer.getInteger("pharos.cuts", 60);

    @TempDir
    Path home;

    @Test
    void keepsNothingPartialAndTakesTheSameObjectAgainWhereverAnAssociationIsCut() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (IntakeFixture fixture = new IntakeFixture(home)) {
            Slice slice = Slice.ct("1.2.0", 1, 40_000);
            for (int cut = 1; cut <= CUTS; cut++) {
                int bytes = 1 + random.nextInt(slice.encoded().length + 1_000);
                Slice one = Slice.ct("1.2." + cut, cut, 40_000);
                boolean confirmed = sendCutAfter(fixture, one, bytes);
                String story = "seed " + seed + ", cut " + cut + " at byte " + bytes;
                await().until(() -> openAssociations(fixture) == 0);
                if (confirmed) {
                    assertThat(fixture.held(one.sopInstanceUid())).as(story).contains(one.encoded());
                }
                assertThat(fixture.held(one.sopInstanceUid()).orElse(one.encoded())).as(story).isEqualTo(one.encoded());
                assertThat(fixture.files("incoming")).as(story).isEmpty();
                assertThat(fixture.send(one).isSuccess()).as(story).isTrue();
            }
            assertThat(fixture.files("instances")).hasSize(CUTS);
            assertThat(fixture.files("quarantine")).isEmpty();
        }
    }

    private static boolean sendCutAfter(IntakeFixture fixture, Slice slice, int bytes) throws IOException {
        try (CuttingRelay relay = new CuttingRelay(fixture.intake.port(), bytes);
                DicomClient client = DicomClient.connect(IntakeFixture.options(relay.port()),
                        List.of(ContextProposal.storage(slice.sopClassUid(), slice.syntax().uid())))) {
            return IntakeFixture.send(client, slice).isSuccess();
        } catch (IOException e) {
            return false;
        }
    }

    private static long openAssociations(IntakeFixture fixture) {
        return fixture.intake.metrics().stream().filter(metric -> metric.name().equals("intake/associations/open"))
                .mapToLong(metric -> (Long) metric.value()).sum();
    }
}
