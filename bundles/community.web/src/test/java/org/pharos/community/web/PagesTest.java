package org.pharos.community.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pharos.community.core.FeedStatus.State;
import org.pharos.community.core.Refusal;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.release.format.ApplicationFigures;

class PagesTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatKeepsTheFiguresAwayWhileThereAreNone() throws Exception {
        FakeShelf shelf = FakeShelf.empty(State.NO_TRUSTED_KEY, "No operator's key is trusted yet.");

        assertThat(front(shelf).body()).contains("No release is shown yet", "No operator's key is trusted yet.");
        assertThat(figures(shelf).body()).contains("There are no figures yet", "No operator's key is trusted yet.");
    }

    @ParameterizedTest
    @CsvSource({"en,No figures have been published yet.", "nl,Er zijn nog geen cijfers uitgegeven.",
        "fr,Aucun chiffre n’a encore été publié."})
    void saysInEachLanguageThatNothingWasPublishedYet(String language, String words) throws Exception {
        CommunityPages pages = Visit.pages(FakeShelf.empty(State.EMPTY, "The feed holds no release yet."), "");

        for (Visit page : List.of(Visit.of(new FrontPage(pages), language),
                Visit.of(new FiguresPage(pages), language))) {
            assertThat(page.body()).contains(words).doesNotContain("The feed holds no release yet.");
        }
    }

    @ParameterizedTest
    @CsvSource({"nl,De feed is niet te bereiken of niet te lezen.", "fr,La source est injoignable ou illisible."})
    void saysInEachLanguageWhatIsTheCaseBeforeTheReasonInEnglish(String language, String words) throws Exception {
        CommunityPages pages = Visit.pages(FakeShelf.empty(State.AWAY, "The feed answers with status 500."), "");

        assertThat(Visit.of(new FrontPage(pages), language).body())
                .contains(words, "The feed answers with status 500.");
    }

    @Test
    void saysSinceWhenTheFeedIsAwayAndThatWhatIsShownMayBeStale() throws Exception {
        FakeShelf fresh = FakeShelf.holding(Samples.signed(folder, "Operator", Samples.shown()));
        FakeShelf stale = fresh.away(Instant.parse("2026-03-02T11:55:00Z"));

        assertThat(front(stale).body()).contains("feed away", "The feed cannot be reached.",
                "This has been so at least since 2 Mar 2026 11:55:00", "may be out of date");
        assertThat(figures(stale).body()).contains("1,200", "feed away",
                "This has been so at least since 2 Mar 2026 11:55:00", "may be out of date");
        assertThat(front(fresh).body()).doesNotContain("at least since", "out of date");
        assertThat(figures(fresh).body()).doesNotContain("at least since", "out of date");
    }

    @Test
    void showsWhyAFigureIsHeldBackAndNoNumberInItsPlace() throws Exception {
        String page = figures(FakeShelf.holding(Samples.signed(folder, "Operator", Samples.withheld()))).body();

        assertThat(page).contains("not shown: fewer than 3 hospitals").doesNotContain("<svg class");
    }

    @Test
    void showsSharesWithTheirIntervalAsAPictureAndInWords() throws Exception {
        String page = figures(FakeShelf.holding(Samples.signed(folder, "Operator", Samples.shown()))).body();

        assertThat(page).contains("1,200", "12 s", "60 of 1,200 images, 5.0 %, 95 % interval 3.9 to 6.4 %",
                "width=\"10.0\"", "not shown: the count, or what is left of the whole, is of 1 to 10 patients");
    }

    @Test
    void namesADemonstrationWhereverItsFiguresAre() throws Exception {
        FakeShelf shelf = FakeShelf.holding(Samples.signed(folder, "Operator", Samples.shown()));

        assertThat(figures(shelf).body()).contains("demonstration, not a medical device");
        assertThat(front(shelf).body()).contains("Some of these figures are of a demonstration");
    }

    @Test
    void escapesWhatAReleaseSays() throws Exception {
        ApplicationFigures shown = Samples.shown();
        ShelvedRelease release = Samples.signed(folder, "<script>alert(1)</script>",
                new ApplicationFigures("<img src=x>", false, shown.sites(), shown.patients(), shown.images(),
                        shown.medianSeconds(), shown.questions()));
        FakeShelf shelf = FakeShelf.holding(release, new Refusal("<b>bad</b>", Instant.EPOCH, Instant.EPOCH));

        assertThat(front(shelf).body()).doesNotContain("<script>alert", "<b>bad");
        assertThat(figures(shelf).body()).doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void tellsWhichReleaseIsShownAndWhatWasRefused() throws Exception {
        ShelvedRelease release = Samples.signed(folder, "Operator of the north", Samples.shown());
        FakeShelf shelf = FakeShelf.holding(release, new Refusal("A release from the feed was refused.",
                Instant.parse("2026-03-02T11:50:00Z"), Instant.parse("2026-03-02T11:55:00Z")));

        assertThat(front(shelf).body()).contains("Operator of the north", release.keyId(), "60 min ago",
                "A release from the feed was refused.", "5 min ago");
    }

    @Test
    void saysWhoRunsThePageOrThatNobodySaidSo() throws Exception {
        FakeShelf shelf = FakeShelf.empty(State.EMPTY, "");

        assertThat(Visit.of(new FrontPage(Visit.pages(shelf, "Society of Radiology"))).body())
                .contains("run by Society of Radiology", "figures@society.example");
        assertThat(Visit.of(new FrontPage(Visit.pages(shelf, ""))).body()).contains("Nobody has entered their name");
    }

    @Test
    void theRulesOnThePageAreTheRulesOfTheGate() throws Exception {
        CommunityPages pages = Visit.pages(FakeShelf.empty(State.EMPTY, ""), "");

        assertThat(Visit.of(new ProtectionPage(pages)).body()).contains("Fewer than 3 hospitals",
                "Fewer than 11 patients", "More than 70 % from one hospital", "A count from 1 to 10");
        assertThat(Visit.of(new PatientsPage(pages)).body()).contains("11 or more patients", "3 or more hospitals");
    }

    @Test
    void noPageHasInlineScriptOrStyleOrASignIn() throws Exception {
        FakeShelf shelf = FakeShelf.holding(Samples.signed(folder, "Operator", Samples.shown()));
        CommunityPages pages = Visit.pages(shelf, "");

        for (Visit page : List.of(front(shelf), figures(shelf), Visit.of(new ProtectionPage(pages)),
                Visit.of(new PatientsPage(pages)))) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("style=", "onclick", "sign-in", "<script>").contains("<h1>");
        }
    }

    private static Visit front(FakeShelf shelf) throws Exception {
        return Visit.of(new FrontPage(Visit.pages(shelf, "")));
    }

    private static Visit figures(FakeShelf shelf) throws Exception {
        return Visit.of(new FiguresPage(Visit.pages(shelf, "")));
    }
}
