package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.test.kit.Visitor;

class LanguagesTest extends SiteFixture {

    @Test
    void answersInTheLanguageTheBrowserWishes() throws Exception {
        assertThat(site.stranger().get("/", "Accept-Language", "nl-NL,nl;q=0.9").body()).contains("<html lang=\"nl\">",
                "Laatste onderzoeken", "Niets heeft u nodig");
        assertThat(site.stranger().get("/", "Accept-Language", "fr").body())
                .contains("<html lang=\"fr\">", "Derniers examens");
        assertThat(site.stranger().get("/", "Accept-Language", "tlh;;q=9").body())
                .contains("<html lang=\"en\">", "Latest studies");
    }

    @Test
    void keepsAChoiceAndComesBackToTheSamePage() throws Exception {
        Visitor visitor = site.stranger();
        assertThat(visitor.get("/studies").body()).contains("href=\"?lang=nl\"", "Nederlands", "Français");

        HttpResponse<String> chosen = visitor.get("/studies?modality=DX&lang=nl");
        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(chosen.headers().firstValue("Location")).hasValueSatisfying(place ->
                assertThat(place).endsWith("/studies?modality=DX"));
        assertThat(visitor.get("/studies", "Accept-Language", "fr").body())
                .contains("<html lang=\"nl\">", "Modaliteit");
    }

    @Test
    void aChoiceLeadsNowhereElse() throws Exception {
        HttpResponse<String> answer = site.stranger().get("//evil.example/?lang=nl");
        assertThat(answer.headers().firstValue("Location").orElse("/")).doesNotStartWith("//")
                .doesNotContain("://evil");
        assertThat(site.stranger().get("/studies?lang=%0d%0aSet-Cookie:a=b").statusCode()).isEqualTo(200);
        assertThat(site.stranger().get("/studies?lang=xx").body()).contains("<html lang=\"en\">");
    }

    @Test
    void everyPageCanBeReadInEveryLanguage() throws Exception {
        StudyUid study = site.receive(1);
        Answers.everyEvent(study).forEach(site::happened);
        for (String language : List.of("en", "nl", "fr")) {
            Visitor operator = site.operator();
            operator.get("/?lang=" + language);
            for (String path : List.of("/", "/studies", "/studies/" + study.opaque(), "/applications", "/connections",
                    "/checks", "/sign-in")) {
                HttpResponse<String> page = operator.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).as(path).contains("<html lang=\"" + language + "\">")
                        .doesNotContain("{0}", "{1}", "choice");
            }
        }
    }
}
