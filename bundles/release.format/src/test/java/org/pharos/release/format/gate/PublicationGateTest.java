package org.pharos.release.format.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.Withheld;

class PublicationGateTest {

    @Test
    void saysNothingOfTwoHospitals() {
        ApplicationFigures figures = pass(site("a", 500, 500, 200), site("b", 500, 500, 200));

        assertThat(figures.patients()).isEqualTo(Figure.withheld(Withheld.FEWER_THAN_3_SITES));
        assertThat(figures.sites()).isEqualTo(Figure.withheld(Withheld.FEWER_THAN_3_SITES));
        assertThat(figures.questions().get(0).attention().isShown()).isFalse();
    }

    @Test
    void aHospitalWithoutPatientsDoesNotCount() {
        assertThat(pass(site("a", 50, 50, 20), site("b", 50, 50, 20), site("c", 0, 0, 0)).patients())
                .isEqualTo(Figure.withheld(Withheld.FEWER_THAN_3_SITES));
    }

    @Test
    void saysNothingOfTenPatientsAndSpeaksOfEleven() {
        assertThat(pass(site("a", 3, 3, 0), site("b", 3, 3, 0), site("c", 4, 4, 0)).patients())
                .isEqualTo(Figure.withheld(Withheld.FEWER_THAN_11_PATIENTS));
        assertThat(pass(site("a", 3, 3, 0), site("b", 4, 4, 0), site("c", 4, 4, 0)).patients())
                .isEqualTo(Figure.shown(11));
    }

    @Test
    void saysNothingWhenOneHospitalHasNearlyAll() {
        assertThat(pass(site("a", 71, 71, 30), site("b", 15, 15, 0), site("c", 14, 14, 0)).patients())
                .isEqualTo(Figure.withheld(Withheld.ONE_SITE_DOMINATES));
        assertThat(pass(site("a", 70, 70, 0), site("b", 15, 15, 0), site("c", 15, 15, 0)).patients().isShown())
                .isTrue();
    }

    @Test
    void withholdsASmallCountAndOneThatLeavesAFew() {
        assertThat(attention(site("a", 20, 20, 3), site("b", 20, 20, 3), site("c", 20, 20, 4)))
                .isEqualTo(Figure.withheld(Withheld.SMALL_COUNT));
        assertThat(attention(site("a", 20, 20, 17), site("b", 20, 20, 17), site("c", 20, 20, 17)))
                .isEqualTo(Figure.withheld(Withheld.SMALL_COUNT));
        assertThat(attention(site("a", 20, 20, 9), site("b", 20, 20, 9), site("c", 20, 20, 9)))
                .isEqualTo(Figure.shown(27));
    }

    @Test
    void withholdsACountThatComesFromOneHospital() {
        assertThat(attention(site("a", 40, 40, 30), site("b", 40, 40, 1), site("c", 40, 40, 1)))
                .isEqualTo(Figure.withheld(Withheld.ONE_SITE_DOMINATES));
        assertThat(attention(site("a", 40, 40, 15), site("b", 40, 40, 15), site("c", 40, 40, 0)))
                .isEqualTo(Figure.withheld(Withheld.FEWER_THAN_3_SITES));
    }

    @Test
    void repeatsTheEarlierFiguresUntilEnoughPatientsAreNew() {
        List<SiteFigures> first = List.of(site("a", 20, 20, 10), site("b", 20, 20, 10), site("c", 20, 20, 10));
        PublishedFigures published = PublicationGate.pass(first, Optional.empty());
        List<SiteFigures> oneMore = List.of(site("a", 21, 21, 11), site("b", 20, 20, 10), site("c", 20, 20, 10));
        List<SiteFigures> manyOfOne = List.of(site("a", 40, 40, 20), site("b", 20, 20, 10), site("c", 20, 20, 10));
        List<SiteFigures> manyOfAll = List.of(site("a", 25, 25, 12), site("b", 25, 25, 12), site("c", 25, 25, 12));

        assertThat(next(oneMore, published)).isEqualTo(published.figures());
        assertThat(next(manyOfOne, published)).isEqualTo(published.figures());
        assertThat(next(manyOfAll, published).patients()).isEqualTo(Figure.shown(75));
    }

    @Test
    void countsPatientsBehindACountAndNotItsImages() {
        assertThat(attention(told("a", 100, 10, 3), told("b", 100, 10, 3), told("c", 100, 10, 3)))
                .as("30 images of 9 patients").isEqualTo(Figure.withheld(Withheld.SMALL_COUNT));
        assertThat(attention(told("a", 100, 10, 4), told("b", 100, 10, 4), told("c", 100, 10, 4)))
                .isEqualTo(Figure.shown(30));
    }

    @Test
    void showsOnlyOneOfTwoCountsThatTogetherWouldLeaveAFew() {
        List<SiteFigures> sites = List.of("a", "b", "c").stream()
                .map(name -> new SiteFigures(name, "cxr-technical", true, 20,
                20, OptionalDouble.of(2), Map.of("mirrored", 9L), Map.of("mirrored", 9L), Map.of(), Map.of())).toList();
        ApplicationFigures figures = PublicationGate.pass(sites, Optional.empty()).figures();
        assertThat(figures.questions().get(0).attention()).isEqualTo(Figure.shown(27));
        assertThat(figures.questions().get(0).uncertain()).as("6 of 60 would be left")
                .isEqualTo(Figure.withheld(Withheld.SMALL_COUNT));
    }

    @Test
    void aCountDoesNotGrowByAFewWhileTheWholeGrowsByMany() {
        PublishedFigures first = PublicationGate.pass(List.of(site("a", 40, 40, 10), site("b", 40, 40, 10),
                site("c", 40, 40, 10)), Optional.empty());
        ApplicationFigures second = next(List.of(site("a", 60, 60, 11), site("b", 60, 60, 10), site("c", 60, 60, 10)),
                first);
        assertThat(second.patients()).isEqualTo(Figure.shown(180));
        assertThat(second.questions().get(0).attention()).as("31 would tell the one").isEqualTo(Figure.shown(30));
    }

    @Test
    void growthThatComesFromOneHospitalIsHeldBack() {
        PublishedFigures first = PublicationGate.pass(List.of(site("a", 20, 20, 0), site("b", 20, 20, 0),
                site("c", 20, 20, 0)), Optional.empty());
        assertThat(next(List.of(site("a", 60, 60, 0), site("b", 21, 21, 0), site("c", 21, 21, 0)), first))
                .isEqualTo(first.figures());
    }

    @Test
    void aBoxThatBeganAnewDoesNotTellItsNumbersByFalling() {
        PublishedFigures first = PublicationGate.pass(List.of(site("a", 20, 20, 0), site("b", 20, 20, 0),
                site("c", 20, 20, 0)), Optional.empty());
        assertThat(next(List.of(site("a", 2, 2, 0), site("b", 40, 40, 0), site("c", 40, 40, 0)), first))
                .as("only two hospitals have anything new").isEqualTo(first.figures());
    }

    private static SiteFigures told(String name, long images, long attention, long attentionPatients) {
        return new SiteFigures(name, "cxr-technical", true, images / 2, images, OptionalDouble.of(2),
                Map.of("mirrored", attention), Map.of(), Map.of("mirrored", attentionPatients), Map.of());
    }

    @Test
    void whateverPassesIsLetThroughByTheReadersOwnCheck() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<SiteFigures> sites = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                long patients = random.nextInt(40);
                sites.add(site("site" + i, patients, patients, patients == 0 ? 0 : random.nextInt((int) patients + 1)));
            }
            ApplicationFigures figures = PublicationGate.pass(sites, Optional.empty()).figures();
            Release release = new Release("x", 1, "", "", "", List.of(figures));

            assertThatCode(() -> GateCheck.check(release)).as("%s", sites).doesNotThrowAnyException();
        }
    }

    private static ApplicationFigures next(List<SiteFigures> now, PublishedFigures published) {
        return PublicationGate.pass(now, Optional.of(published)).figures();
    }

    private static ApplicationFigures pass(SiteFigures... sites) {
        return PublicationGate.pass(List.of(sites), Optional.empty()).figures();
    }

    /** Of the first question. */
    private static Figure attention(SiteFigures... sites) {
        return pass(sites).questions().get(0).attention();
    }

    private static SiteFigures site(String name, long patients, long images, long attention) {
        return new SiteFigures(name, "cxr-technical", true, patients, images, OptionalDouble.of(2),
                Map.of("mirrored", attention), Map.of(), Map.of(), Map.of());
    }
}
