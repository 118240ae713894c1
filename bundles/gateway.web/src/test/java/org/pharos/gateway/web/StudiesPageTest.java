package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.test.support.SampleStudies;

class StudiesPageTest extends SiteFixture {

    @Test
    void takesQuestionsThatMakeNoSense() throws Exception {
        site.receive(1);
        for (String query : List.of("day=tomorrow", "day=2026-13-45", "day=%00", "state=sideways",
                "modality=" + "X".repeat(5_000), "day=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "modality=%22%3E%3Cb%3E",
                "%FF%FE=%C3%28", "=&&==", "day=+999999999-12-31")) {
            HttpResponse<String> answer = site.stranger().get("/studies?" + query);
            assertThat(answer.statusCode()).as(query).isIn(200, 400);
            assertThat(answer.body()).as(query).doesNotContain("<script>alert", "\"><b>", "Exception:");
        }
        assertThat(site.stranger().get("/studies?day=tomorrow").body()).contains("The day must look like 2026-03-01",
                "all days are shown");
    }

    @Test
    void filtersByDayModalityAndStateInAnAddressThatCanBePassedOn() throws Exception {
        StudyUid done = site.receive(1);
        StudyUid open = site.receive(SampleStudies.chestImage(2, 1).setString(Tag.Modality, "CR"), "SIMCR");
        site.index.markFinished(done, true);

        assertThat(rows("")).contains(done.opaque(), open.opaque());
        assertThat(rows("modality=CR")).contains(open.opaque()).doesNotContain(done.opaque());
        assertThat(rows("state=finished")).contains(done.opaque()).doesNotContain(open.opaque());
        assertThat(rows("state=open")).contains(open.opaque()).doesNotContain(done.opaque());
        assertThat(rows("day=2026-03-02")).contains(open.opaque());
        assertThat(rows("day=2026-03-09&modality=CR")).contains("No study matches.", "value=\"2026-03-09\"",
                "value=\"CR\"").doesNotContain(open.opaque());
    }

    @Test
    void renewsExactlyTheListThatWasAskedFor() throws Exception {
        site.receive(1);
        String modality = "\"<&";
        assertThat(rows("modality=" + URLEncoder.encode(modality, StandardCharsets.UTF_8) + "&state=open"))
                .contains("hx-get=\"/studies?day=&amp;modality=%22%3C%26&amp;state=open\"");
    }

    @Test
    void namesPatientsToTheOperatorOnly() throws Exception {
        site.receive(1);
        assertThat(rows("")).doesNotContain("Simulated^Patient", "Simulated, Patient")
                .contains("Patients are shown to a signed-in operator only.");
        assertThat(site.operator().get("/studies").body()).contains("Simulated, Patient 1", "SIM1");
    }

    private String rows(String query) throws Exception {
        return site.stranger().get("/studies?" + query).body();
    }
}
