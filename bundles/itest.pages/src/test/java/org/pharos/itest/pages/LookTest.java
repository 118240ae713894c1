package org.pharos.itest.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
class LookTest {

    private static final int DESKTOP_WIDTH = 1_280;
    private static final int FIRST_VIEW_BYTES_MAX = 150_000;

    private final Browser browser = Stage.browser();
    private final Scene scene = Stage.scene();

    @BeforeEach
    void comeAsAStranger() throws Exception {
        browser.forgetEverything();
    }

    @Test
    void noPageIsWiderThanAPhone() throws Exception {
        judge(Browser.PHONE_WIDTH, false, (page, audit, softly) ->
                softly.assertThat(texts(audit, "tooWide")).as(page).isEmpty());
    }

    @Test
    void noPageOfTheOperatorIsWiderThanAPhoneOrHoldsAControlWithoutItsLabel() throws Exception {
        scene.signIn(browser);
        judge(Browser.PHONE_WIDTH, true, (page, audit, softly) -> {
            softly.assertThat(texts(audit, "tooWide")).as(page).isEmpty();
            softly.assertThat(texts(audit, "faint")).as(page).isEmpty();
            softly.assertThat(texts(audit, "unlabelled")).as(page).isEmpty();
        });
    }

    @Test
    void textCanBeReadInLightAndInDark() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            judge(DESKTOP_WIDTH, dark, (page, audit, softly) -> {
                softly.assertThat(audit.get("texts").asInt()).as(page).isGreaterThan(5);
                softly.assertThat(texts(audit, "faint")).as(page + (dark ? ", dark" : ", light")).isEmpty();
            });
        }
    }

    @Test
    void everyPageTellsThoseWhoDoNotSeeItWhatItIs() throws Exception {
        judge(DESKTOP_WIDTH, false, (page, audit, softly) -> {
            softly.assertThat(audit.get("language").asText()).as(page).isEqualTo("en");
            softly.assertThat(audit.get("title").asText()).as(page).contains("Pharos");
            softly.assertThat(audit.get("headings").asInt()).as(page + ", h1").isEqualTo(1);
            softly.assertThat(texts(audit, "unlabelled")).as(page).isEmpty();
            softly.assertThat(texts(audit, "silentPictures")).as(page).isEmpty();
            softly.assertThat(texts(audit, "repeatedIds")).as(page).isEmpty();
        });
    }

    /** Words are longer in other languages; the stand-in PACS speaks English only. */
    @Test
    void noPageIsWiderThanAPhoneInDutchOrFrench() throws Exception {
        for (String language : List.of("nl", "fr")) {
            browser.open(scene.gateway("/?lang=" + language));
            judge(Browser.PHONE_WIDTH, false, (page, audit, softly) -> {
                softly.assertThat(audit.get("language").asText()).as(page)
                        .isEqualTo(page.contains("PACS") ? "en" : language);
                softly.assertThat(texts(audit, "tooWide")).as(page).isEmpty();
                softly.assertThat(texts(audit, "unlabelled")).as(page).isEmpty();
            });
        }
    }

    @Test
    void theFirstViewIsSmallAndItsPicturesAreThere() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        browser.look(Browser.PHONE_WIDTH, false);
        for (Map.Entry<String, String> page : scene.pages().entrySet()) {
            browser.forgetEverything();
            browser.open(page.getValue());
            JsonNode audit = browser.audit();
            softly.assertThat(audit.get("bytes").asInt()).as(page.getKey()).isBetween(20_000, FIRST_VIEW_BYTES_MAX);
            softly.assertThat(texts(audit, "deadImages")).as(page.getKey()).isEmpty();
        }
        softly.assertAll();
    }

    /** A page that is not there is answered with 404, which Chromium mentions; nothing else may be said. */
    @Test
    void theBrowserComplainsOfNothing() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        browser.complaints();
        for (Map.Entry<String, String> page : scene.pages().entrySet()) {
            browser.open(page.getValue());
            List<String> complaints = browser.complaints().stream()
                    .filter(words -> !words.contains("404") || !page.getKey().endsWith("/unknown")).toList();
            softly.assertThat(complaints).as(page.getKey()).isEmpty();
        }
        softly.assertAll();
    }

    @Test
    void whateverAiSaidIsMarkedAsAiNotReviewedAndAsADemonstration() throws Exception {
        Set<String> marked = new TreeSet<>();
        for (Map.Entry<String, String> page : scene.pages().entrySet()) {
            String source = source(page.getKey());
            if (source.contains("the uncertain band")) {
                assertThat(source).as(page.getKey()).contains("AI, not reviewed", "demonstration, not for diagnosis");
                marked.add(page.getKey());
            }
        }
        assertThat(marked).hasSizeGreaterThanOrEqualTo(2);
        assertThat(source("stand-in PACS")).contains("SIMULATED", "AI, not reviewed", "not for diagnosis");
        assertThat(source("community /figures")).contains("demonstration, not a medical device");
        assertThat(source("console /publication")).contains("demonstration");
    }

    private String source(String page) throws Exception {
        browser.open(scene.pages().get(page));
        return browser.source();
    }

    private interface Judgement {
        void of(String page, JsonNode audit, SoftAssertions softly);
    }

    private void judge(int width, boolean dark, Judgement judgement) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        browser.look(width, dark);
        for (Map.Entry<String, String> page : scene.pages().entrySet()) {
            browser.open(page.getValue());
            judgement.of(page.getKey(), browser.audit(), softly);
        }
        softly.assertAll();
    }

    private static List<String> texts(JsonNode audit, String field) {
        List<String> texts = new ArrayList<>();
        audit.get(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
