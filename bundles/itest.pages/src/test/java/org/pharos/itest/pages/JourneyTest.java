package org.pharos.itest.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pharos.demo.film.Fault;

@ExtendWith(Stage.class)
class JourneyTest {

    private final Browser browser = Stage.browser();
    private final Scene scene = Stage.scene();

    @BeforeEach
    void comeAsAStranger() throws Exception {
        browser.forgetEverything();
        browser.look(Browser.PHONE_WIDTH, false);
    }

    @AfterEach
    void runScriptsAgain() throws Exception {
        browser.runScripts(true);
    }

    @Test
    void anOperatorLetsAStrangerInWithoutAnyScript() throws Exception {
        assertThat(scene.knock("NEWCOMER")).contains("calling AE title not recognised");
        browser.runScripts(false);
        browser.open(scene.gateway("/"));
        assertThat(browser.source()).contains("NEWCOMER", "not on the list of modalities");
        browser.open(scene.gateway("/connections"));
        assertThat(browser.source()).contains("NEWCOMER from 127.0.0.1").doesNotContain("Allow NEWCOMER");

        browser.open(scene.gateway("/sign-in"));
        browser.type("#key", "not the key");
        browser.click("button.primary");
        Scene.until("the wrong key is refused", () -> browser.source().contains("That is not the key."));
        scene.signIn(browser);
        browser.open(scene.gateway("/connections"));
        browser.click("button[value='NEWCOMER@127.0.0.1']");

        Scene.until("the stranger is let in", () -> browser.source().contains("<code>NEWCOMER</code>"));
        assertThat(browser.source()).doesNotContain("Allow NEWCOMER");
        assertThat(scene.knock("NEWCOMER")).isEmpty();
    }

    @Test
    void anOpenPageShowsAStudyThatComesAndKeepsWhatIsBeingTyped() throws Exception {
        browser.open(scene.gateway("/studies"));
        browser.type("input[name=modality]", "D");
        String study = scene.send(Fault.NONE);

        Scene.until("the open page shows the study", () -> browser.source().contains("/studies/" + study));
        assertThat(browser.ask("return document.querySelector('input[name=modality]').value").asText()).isEqualTo("D");
    }

    @Test
    void aStudyIsFoundFromTheFirstPageAndShowsThePictureOfItsResult() throws Exception {
        String study = scene.send(Fault.MIRRORED);
        scene.awaitFinished();
        browser.runScripts(false);
        browser.open(scene.gateway("/"));
        browser.click("a[href='/studies/" + study + "']");
        assertThat(browser.source()).contains("Study " + study, "mirrored", "AI, not reviewed");

        browser.runScripts(true);
        browser.open(scene.gateway("/studies/" + study));
        browser.ask("document.querySelector('img.picture').scrollIntoView()");
        Scene.until("the picture is there", () ->
                browser.ask("return document.querySelector('img.picture').naturalWidth").asInt() > 100);
    }
}
