package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.test.kit.Visitor;
import org.pharos.test.support.SampleStudies;

class StudyPageTest extends SiteFixture {

    @Test
    void saysWhatToDoAboutAStudyNobodyKnows() throws Exception {
        for (String id : List.of("0123456789", "", "nothing-like-an-id", "%3Cscript%3E", "a/b/c", "x".repeat(2_000))) {
            HttpResponse<String> answer = site.stranger().get("/studies/" + id);
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(answer.body()).as(id).contains("No study on this box has this id.",
                    "Look in the list of studies")
                    .doesNotContain("<script>alert", "Exception");
        }
    }

    @Test
    void neverFindsAStudyByItsUid() throws Exception {
        StudyUid study = site.receive(1);
        assertThat(site.stranger().get("/studies/" + study.value()).statusCode()).isEqualTo(404);
        assertThat(site.stranger().get(page(study)).statusCode()).isEqualTo(200);
    }

    @Test
    void showsNoPatientToAStranger() throws Exception {
        String body = site.stranger().get(page(site.receive(1))).body();
        assertThat(body).doesNotContain("Simulated^Patient", "Simulated, Patient", "SIM1", SampleStudies.studyUid(1),
                "A1");
        assertThat(site.operator().get(page(new StudyUid(SampleStudies.studyUid(1)))).body())
                .contains("Simulated, Patient 1", "SIM1");
    }

    @Test
    void escapesWhatAModalitySends() throws Exception {
        StudyUid study = site.receive(SampleStudies.chestImage(1, 1)
                .setString(Tag.PatientName, "<script>alert(1)</script>")
                .setString(Tag.StudyDescription, "\"><img src=x onerror=alert(2)>")
                .setString(Tag.Modality, "<B>DX</B>"), "<I>EVIL</I>");
        site.box.chains.put(study, FakeBox.chain(StepState.FAILED, "<u>why</u>"));

        for (Visitor visitor : List.of(site.stranger(), site.operator())) {
            for (String path : List.of(page(study), "/studies", "/")) {
                assertThat(visitor.get(path).body()).as(path)
                        .doesNotContain("<script>alert", "<img src=x", "<B>DX", "<I>EVIL", "<u>why");
            }
        }
        assertThat(site.operator().get(page(study)).body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void tellsWhereAStudyStoppedAndWhyInEachState() throws Exception {
        StudyUid study = site.receive(1);
        for (StepState state : StepState.values()) {
            site.box.chains.put(study, FakeBox.chain(state, "The reason is told."));
            String body = site.stranger().get(page(study)).body();
            assertThat(body).contains("The reason is told.", States.words(state), States.tone(state).symbol());
        }
    }

    @Test
    void marksAnAnswerAsAiNotReviewedAndAsADemonstration() throws Exception {
        StudyUid study = site.receive(1);
        site.happened(Answers.mirrored(study));

        String body = site.stranger().get(page(study)).body();
        assertThat(body).contains("AI, not reviewed", "Sample check", "demonstration", "The image looks mirrored.",
                "above the uncertain band", "0.98", "0.20 to 0.80", "It did not look for disease.", "SHA-256")
                .doesNotContain("normal");
    }

    @Test
    void saysWhyNoAiRan() throws Exception {
        StudyUid study = site.receive(1);
        site.happened(new StudyEvent.Declined(FakeBox.NOW, study, 1, "sample-check", "It is a hand, not a chest."));
        assertThat(site.stranger().get(page(study)).body()).contains("left it alone", "It is a hand, not a chest.");

        StudyUid other = site.receive(2);
        site.happened(new StudyEvent.Declined(FakeBox.NOW, other, 1, "", "No application is installed."));
        assertThat(site.stranger().get(page(other)).body()).contains("No AI ran", "No application is installed.");
    }

    @Test
    void hasASentenceForEveryEvent() throws Exception {
        StudyUid study = site.receive(1);
        List<StudyEvent> events = Answers.everyEvent(study);
        assertThat(events.stream().map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrder(StudyEvent.class.getPermittedSubclasses());
        events.forEach(site::happened);

        String body = site.stranger().get(page(study)).body();
        for (StudyEvent event : events) {
            assertThat(EventWords.of(event)).endsWith(".");
            assertThat(body).doesNotContain(event.getClass().getSimpleName() + "<");
        }
    }

    @Test
    void showsThePictureOfAResultAndOfNothingElse() throws Exception {
        StudyUid study = site.receive(1);
        StoredInstance picture = site.made(Answers.picture(home, study));
        String address = page(study) + '/' + picture.instance().opaque() + ".png";
        assertThat(site.stranger().get(page(study)).body()).contains("src=\"" + address + '"', "not reviewed");

        HttpResponse<byte[]> png = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                java.net.URI.create(site.address() + address)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(png.body())).getWidth()).isEqualTo(Answers.SIDE);

        String original = site.index.instances(study).get(0).instance().opaque();
        for (String name : List.of(original + ".png", "0123456789.png", "..%2f..%2fkeys%2foperator.key.png", ".png")) {
            assertThat(site.stranger().get(page(study) + '/' + name).statusCode()).as(name).isIn(400, 404);
        }
    }

    @Test
    void onlyASignedInOperatorsOwnFormAsksForAnotherTry() throws Exception {
        StudyUid study = site.receive(1);
        Visitor stranger = site.stranger();
        assertThat(stranger.get(page(study)).body()).doesNotContain("Try again");
        assertThat(stranger.post(page(study), Map.of()).statusCode()).isEqualTo(403);
        assertThat(stranger.post(page(study), Map.of("csrf", Visitor.secretIn(stranger.get("/sign-in")))).statusCode())
                .isEqualTo(403);

        Visitor operator = site.operator();
        String secret = Visitor.secretIn(operator.get(page(study)));
        assertThat(operator.post(page(study), Map.of("csrf", "guess")).statusCode()).isEqualTo(403);
        assertThat(operator.post(page(study), Map.of("csrf", secret), "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(site.box.askedAgain).isEmpty();

        HttpResponse<String> done = operator.post(page(study), Map.of("csrf", secret));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(site.box.askedAgain).containsExactly(study.opaque() + " by operator");
    }

    private static String page(StudyUid study) {
        return "/studies/" + study.opaque();
    }
}
