package org.pharos.demo.pacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.demo.film.ChestStudy;
import org.pharos.demo.film.Fault;
import org.pharos.demo.film.Film;
import org.pharos.demo.send.Sender;
import org.pharos.demo.send.Target;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.SopReference;

class StandInPacsTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatItIsSentAndCommitsToNothingElse() throws IOException {
        PacsArchive archive = new PacsArchive(folder.resolve("pacs"));
        try (StandInPacs pacs = StandInPacs.start(archive, 0)) {
            List<String> problems = new ArrayList<>();
            sender(pacs).send(List.of(film("a.dcm", 1), film("b.dcm", 2), text("notes.txt")), 2,
                    (file, bytes, problem) -> problems.add(file.getFileName() + problem));
            String held = archive.byStudy().values().iterator().next().get(0).instanceUid();

            CommitmentResult result = commitment(pacs, held, "2.25.404");

            assertThat(archive.byStudy()).hasSize(2);
            assertThat(problems).contains("a.dcm", "b.dcm", "notes.txtnot a DICOM file; passed over");
            assertThat(result.committed()).extracting(SopReference::sopInstanceUid).containsExactly(held);
            assertThat(result.failed()).hasSize(1);
            assertThat(archive.hasCommitted(held)).isTrue();
            assertThat(archive.hasCommitted("2.25.404")).isFalse();
        }
    }

    @Test
    void showsWhatItHoldsOnAPage() throws Exception {
        PacsArchive archive = new PacsArchive(folder.resolve("pacs"));
        try (StandInPacs pacs = StandInPacs.start(archive, 0); PacsPage page = PacsPage.start(archive, 0)) {
            sender(pacs).send(List.of(film("a.dcm", 1)), 1, (file, bytes, problem) -> {});
            Held held = archive.byStudy().values().iterator().next().get(0);

            assertThat(get(page, "/").body()).contains("SIMULATED, Patient 1", "stand-in", "Chest film, SIMULATED",
                    "not for diagnosis");
            assertThat(get(page, "/").headers().firstValue("content-security-policy")).isPresent();
            assertThat(get(page, "/nowhere").statusCode()).isEqualTo(404);
            assertThat(get(page, "/picture/" + held.instanceUid() + "/small").headers().firstValue("content-type"))
                    .contains("image/jpeg");
            assertThat(get(page, "/picture//small").statusCode()).isEqualTo(404);
            assertThat(get(page, "/htmx/htmx.min.js").statusCode()).isEqualTo(200);
            assertThat(get(page, "/picture/" + held.instanceUid()).headers().firstValue("content-type"))
                    .contains("image/png");
            assertThat(get(page, "/picture/../../etc/passwd").statusCode()).isEqualTo(404);
            assertThat(get(page, "/static/pharos.css").statusCode()).isEqualTo(200);
            assertThat(get(page, "/static/../Frame.class").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsASenderInWordsThatNobodyIsThere() throws IOException {
        PacsArchive archive = new PacsArchive(folder.resolve("pacs"));
        StandInPacs pacs = StandInPacs.start(archive, 0);
        Sender late = sender(pacs);
        pacs.close();

        assertThatThrownBy(() -> late.send(List.of(film("a.dcm", 1)), 1, (file, bytes, problem) -> {}))
                .isInstanceOf(IOException.class).hasMessageNotContaining("Exception");
    }

    @Test
    void tellsOfEveryFileThatWasNotSentWhenTheOtherSideHangsUp() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (ServerSocket rude = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> hangUp(rude));
            hangingUp.start();
            Sender sender = new Sender(new Target("RUDE", "127.0.0.1", rude.getLocalPort()), "TEST");
            assertThatThrownBy(() -> sender.send(List.of(film("a.dcm", 1), film("b.dcm", 2), film("c.dcm", 3)), 2,
                    (file, bytes, problem) -> told.add(file.getFileName() + " " + problem)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(told).hasSize(3).allSatisfy(words -> assertThat(words).contains(".dcm not sent: "));
    }

    private static void hangUp(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static Sender sender(StandInPacs pacs) {
        return new Sender(new Target(StandInPacs.AE_TITLE, "127.0.0.1", pacs.port()), "TEST");
    }

    private Path film(String name, int number) throws IOException {
        Path file = folder.resolve(name);
        new ChestStudy("site", number, new Film(64, 64, new byte[64 * 64], "PA", "SIMULATED", true), Fault.NONE,
                LocalDateTime.of(2026, 3, 1, 12, 0)).write(file);
        return file;
    }

    private Path text(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "not DICOM");
    }

    private static CommitmentResult commitment(StandInPacs pacs, String... instances) throws IOException {
        ClientOptions options = ClientOptions.to("127.0.0.1", pacs.port(), StandInPacs.AE_TITLE, "TEST");
        try (DicomClient client = DicomClient.connect(options, List.of(ContextProposal.commitment()))) {
            client.requestCommitment("2.25.7", java.util.Arrays.stream(instances)
                    .map(uid -> new SopReference(Uids.DigitalXRayImageStorageForPresentation, uid)).toList());
            Optional<CommitmentResult> result = client.awaitCommitment("2.25.7", 10_000);
            client.release();
            return result.orElseThrow();
        }
    }

    private static HttpResponse<String> get(PacsPage page, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page.port() + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
