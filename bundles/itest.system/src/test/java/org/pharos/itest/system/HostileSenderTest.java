package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.object.CtSlice;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.TestData;

/** What is cut off or meant to harm is refused, leaves nothing behind and harms nobody else. */
class HostileSenderTest {

    @RegisterExtension
    static final Workplace PLACE = new Workplace();

    private static Gateway gateway;

    /** A row of cases.csv. @param expected code of the outcome */
    private record Case(String name, Path file, String expected) {}

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewaySetup.in(PLACE).start();
    }

    @Test
    void anObjectCutOffInTheMiddleLeavesNothingBehind() throws Exception {
        var slice = RawAssociation.Content.of(CtSlice.in(PLACE.folder("cut"), 900, 1));

        for (int i = 0; i < 10; i++) {
            RawAssociation.breakOff(gateway, slice);
        }

        Eventually.asserted(HostileSenderTest::requireNoPartial);
        assertThat(holds(slice)).isFalse();
        assertThat(RawAssociation.send(gateway, slice)).as("sent again, whole").isEqualTo(Status.SUCCESS);
        assertThat(holds(slice)).isTrue();
    }

    @Test
    void everyHostileObjectIsAnsweredAndTheGatewayGoesOn() throws Exception {
        for (Case one : cases()) {
            int before = gateway.files("spool/instances").size();
            Status status = RawAssociation.send(gateway, RawAssociation.Content.of(one.file()));

            if (List.of("refuse", "partial").contains(one.expected())) {
                assertThat(status.isFailure()).as(one.name() + ": " + status.words()).isTrue();
                assertThat(status.words()).as(one.name()).isNotBlank();
                assertThat(gateway.files("spool/instances")).as(one.name()).hasSize(before);
            } else if (one.expected().equals("accept")) {
                assertThat(status.isSuccess()).as(one.name() + ": " + status.words()).isTrue();
            }
        }
        Eventually.asserted(HostileSenderTest::requireNoPartial);
        assertThat(gateway.isAlive()).isTrue();
        assertThat(gateway.visitor().get("/health").statusCode()).isEqualTo(200);
        new Modality(gateway).sends(ChestFilm.number(901).in(PLACE.folder("good")));
        assertThat(gateway.visitor().get("/studies").statusCode()).isEqualTo(200);
        assertThat(gateway.visitor().read("/connections")).contains("the data ends here");
        requireNothingOutside();
    }

    private static List<Case> cases() throws IOException {
        Path folder = TestData.require("hostile");
        return Files.readAllLines(folder.resolve("cases.csv")).stream().skip(1)
                .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .filter(row -> row[4].equals("dataset"))
                .map(row -> new Case(row[0], folder.resolve("small").resolve(row[1]), row[6]))
                .filter(one -> Files.exists(one.file())).toList();
    }

    private static boolean holds(RawAssociation.Content content) throws IOException {
        return gateway.files("spool/instances").stream()
                .anyMatch(file -> file.getFileName().toString().contains(content.object().sopInstanceUid()));
    }

    /** A slot that waits for an object is empty; one with bytes in it is a partial object. */
    private static void requireNoPartial() throws IOException {
        for (Path slot : gateway.files("spool/incoming")) {
            assertThat(Files.size(slot)).as(slot.toString()).isZero();
        }
    }

    private static void requireNothingOutside() throws IOException {
        try (var files = Files.walk(gateway.home().getParent())) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("pharos-escape"))).isEmpty();
        }
    }
}
