package org.pharos.gateway.intake.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.test.kit.TestData;

/** The malformed and hostile objects of the outside data, sent as a modality would send them. */
class HostileObjectsTest {

    @TempDir
    static Path home;
    private static IntakeFixture fixture;

    /** A row of cases.csv. @param expected code of the outcome */
    private record Case(String name, Path file, String expected) {}

    @BeforeAll
    static void open() throws IOException {
        fixture = new IntakeFixture(home);
    }

    @AfterAll
    static void close() throws IOException {
        fixture.close();
    }

    @TestFactory
    Stream<DynamicTest> answersEachAsExpected() throws IOException {
        Path folder = TestData.require("hostile");
        List<Case> cases = Files.readAllLines(folder.resolve("cases.csv")).stream().skip(1)
                .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .filter(row -> row[4].equals("dataset"))
                .map(row -> new Case(row[0], folder.resolve("small").resolve(row[1]), row[6]))
                .filter(one -> Files.exists(one.file())).toList();
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.name() + ": " + one.expected(), () -> judge(one)));
    }

    private static void judge(Case one) throws IOException {
        List<Path> before = fixture.files("instances");
        byte[] file = Files.readAllBytes(one.file());
        String sopClass;
        String sopInstance;
        String syntax;
        byte[] dataSet;
        try (DicomReader reader = DicomReader.openStream(new ByteArrayInputStream(file), ReadOptions.DEFAULT)) {
            sopClass = reader.meta().sopClassUid().orElse("");
            sopInstance = reader.meta().sopInstanceUid().orElse("");
            syntax = reader.meta().transferSyntax().uid();
            dataSet = Arrays.copyOfRange(file, (int) reader.dataSetOffset(), file.length);
        }
        Status status = send(sopClass, sopInstance, syntax, dataSet);
        switch (one.expected()) {
            case "accept" -> assertThat(status.isSuccess()).as(status.words()).isTrue();
            case "refuse", "partial" -> assertThat(status.isFailure()).as(status.words()).isTrue();
            case "once" -> assertThat(status.code()).isEqualTo(0xC111);
            default -> assertThat(status.isSuccess() || status.isFailure()).as(status.words()).isTrue();
        }
        if (status.isSuccess()) {
            assertThat(fixture.held(sopInstance)).contains(dataSet);
        } else {
            assertThat(fixture.files("instances")).isEqualTo(before);
        }
        assertThat(fixture.files("incoming")).isEmpty();
        requireAlive();
    }

    /** A UID that is none would not leave an honest client; the object is then announced under an honest one. */
    private static Status send(String sopClass, String sopInstance, String syntax, byte[] dataSet) throws IOException {
        String announced = StudyUid.isUid(sopInstance) ? sopInstance : "1.2.3.4";
        try (DicomClient client = fixture.connect(ContextProposal.storage(sopClass, syntax))) {
            return client.store(new OutgoingObject(sopClass, announced, syntax), new ByteArrayInputStream(dataSet));
        }
    }

    private static void requireAlive() throws IOException {
        try (DicomClient client = fixture.connect(ContextProposal.verification())) {
            assertThat(client.echo().isSuccess()).isTrue();
        }
    }
}
