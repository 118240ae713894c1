package org.pharos.release.format.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;

/**
 * Plays an adversary who keeps every release of a month and subtracts whatever can be subtracted, against hospitals
 * whose every image and patient the test knows. Nothing the adversary gets may be of a few patients, a few hospitals or
 * one.
 */
class DifferencingAttackTest {

    private static final int MONTHS = 300;
    private static final int RELEASES = 15;
    private static final String QUESTION = "mirrored";

    private enum Answer { ATTENTION, UNCERTAIN, NEITHER }

    private record Image(int hospital, int patient, Answer answer) {}

    /** What a release shows of one question, and how many images of each hospital it was made from. */
    private record Known(Set<Answer> told, Map<Integer, Integer> lengths) {}

    /** A month at a few hospitals: some quiet, some busy, boxes that vanish for a while or begin to count anew. */
    private static final class Month {
        private final Random random;
        private final boolean patientsTold;
        private final List<List<Image>> images = new ArrayList<>();

        Month(long seed, boolean patientsTold) {
            this.random = new Random(seed);
            this.patientsTold = patientsTold;
            int hospitals = 1 + random.nextInt(7);
            for (int i = 0; i < hospitals; i++) {
                images.add(new ArrayList<>());
            }
        }

        void goOn() {
            for (int hospital = 0; hospital < images.size(); hospital++) {
                int more = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(4) == 0 ? 60 : 8);
                for (int i = 0; i < more; i++) {
                    List<Image> all = images.get(hospital);
                    int patient = !all.isEmpty() && random.nextInt(3) == 0
                            ? all.get(random.nextInt(all.size())).patient() : all.size();
                    int dice = random.nextInt(10);
                    all.add(new Image(hospital, patient,
                            dice < 3 ? Answer.ATTENTION : dice < 5 ? Answer.UNCERTAIN : Answer.NEITHER));
                }
            }
        }

        List<SiteFigures> reported() {
            List<SiteFigures> reported = new ArrayList<>();
            for (int hospital = 0; hospital < images.size(); hospital++) {
                int mood = random.nextInt(12);
                int length = images.get(hospital).size();
                if (mood > 0) {
                    reported.add(figures(hospital, mood == 1 ? random.nextInt(length + 1) : length));
                }
            }
            return reported;
        }

        SiteFigures figures(int hospital, int length) {
            List<Image> some = images.get(hospital).subList(0, length);
            return new SiteFigures("site-" + hospital, "cxr", true, patients(some, image -> true), length,
                    OptionalDouble.of(3), counts(some, Answer.ATTENTION), counts(some, Answer.UNCERTAIN),
                    patientsTold ? patientsOf(some, Answer.ATTENTION) : Map.of(),
                    patientsTold ? patientsOf(some, Answer.UNCERTAIN) : Map.of());
        }

        private static Map<String, Long> counts(List<Image> images, Answer answer) {
            return Map.of(QUESTION, images.stream().filter(image -> image.answer() == answer).count());
        }

        private static Map<String, Long> patientsOf(List<Image> images, Answer answer) {
            return Map.of(QUESTION, patients(images, image -> image.answer() == answer));
        }

        private static long patients(List<Image> images, Predicate<Image> which) {
            return images.stream().filter(which).map(Image::patient).distinct().count();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingThatCanBeSubtractedIsOfAFewPatientsOrHospitals(boolean patientsTold) {
        int renewed = 0;
        int questionsShown = 0;
        for (long seed = 0; seed < MONTHS; seed++) {
            Month month = new Month(seed, patientsTold);
            List<PublishedFigures> published = publish(month);
            renewed += published.stream().map(PublishedFigures::whole).distinct().count() - 1;
            questionsShown += published.stream().filter(one -> !one.questions().isEmpty()).count();
            attack(seed, month, published);
        }
        assertThat(renewed).as("the months must not be silent, or the attack proves nothing").isGreaterThan(MONTHS);
        assertThat(questionsShown).as("less is shown where hospitals do not say how many patients are behind a count")
                .isGreaterThan(patientsTold ? MONTHS : MONTHS / 10);
    }

    @Test
    void theReaderSeesNothingWrongInWhatAnHonestWriterPublishes() {
        for (long seed = 0; seed < MONTHS; seed++) {
            Release before = null;
            for (PublishedFigures one : publish(new Month(seed, true))) {
                Release release = new Release("x", 1, "", "2026-11-01", "", List.of(one.figures()));
                Release last = before == null ? release : before;
                assertThatCode(() -> {
                    GateCheck.check(release);
                    GateCheck.checkStep(last, release);
                }).as("month %d", seed).doesNotThrowAnyException();
                before = release;
            }
        }
    }

    private static List<PublishedFigures> publish(Month month) {
        List<PublishedFigures> published = new ArrayList<>();
        Optional<PublishedFigures> last = Optional.empty();
        for (int i = 0; i < RELEASES; i++) {
            month.goOn();
            List<SiteFigures> reported = month.reported();
            if (!reported.isEmpty() || last.isPresent()) {
                last = Optional.of(PublicationGate.pass(reported, last));
                published.add(last.get());
            }
        }
        return published;
    }

    private static void attack(long seed, Month month, List<PublishedFigures> published) {
        Set<Known> wholes = new HashSet<>();
        Set<Known> questions = new HashSet<>();
        for (PublishedFigures one : published) {
            ApplicationFigures figures = one.figures();
            assertThat(figures.images().isShown()).isEqualTo(!one.whole().isEmpty());
            if (figures.images().isShown()) {
                assertThat(figures.images())
                        .isEqualTo(Figure.shown(one.whole().stream().mapToLong(SiteFigures::images).sum()));
                wholes.add(new Known(Set.of(), lengths(one.whole())));
            }
            figures.questions().forEach(question -> known(question, one).ifPresent(questions::add));
        }
        wholes.add(new Known(Set.of(), Map.of()));
        questions.add(new Known(Set.of(), Map.of()));
        subtract(seed, month, wholes, Set.of(image -> true));
        for (Set<Answer> told : List.of(Set.of(Answer.ATTENTION), Set.of(Answer.UNCERTAIN))) {
            Set<Known> those = new HashSet<>(questions);
            those.removeIf(one -> !one.told().isEmpty() && !one.told().containsAll(told));
            subtract(seed, month, those, Set.of(image -> told.contains(image.answer()),
                    image -> !told.contains(image.answer())));
        }
        questions.removeIf(one -> one.told().size() == 1);
        subtract(seed, month, questions, Set.of(image -> image.answer() == Answer.NEITHER,
                image -> image.answer() != Answer.NEITHER));
    }

    private static Optional<Known> known(QuestionFigures question, PublishedFigures one) {
        Set<Answer> told = new HashSet<>();
        if (question.attention().isShown()) {
            told.add(Answer.ATTENTION);
        }
        if (question.uncertain().isShown()) {
            told.add(Answer.UNCERTAIN);
        }
        assertThat(told.isEmpty()).isEqualTo(one.questions().isEmpty());
        return told.isEmpty() ? Optional.empty() : Optional.of(new Known(told, lengths(one.questions().get(QUESTION))));
    }

    private static Map<Integer, Integer> lengths(List<SiteFigures> basis) {
        Map<Integer, Integer> lengths = new HashMap<>();
        basis.forEach(site -> lengths.put(Integer.parseInt(site.site().substring(5)), (int) site.images()));
        return lengths;
    }

    private static void subtract(long seed, Month month, Set<Known> times, Set<Predicate<Image>> cells) {
        for (Known less : times) {
            for (Known more : times) {
                if (sum(more) > sum(less)) {
                    cells.forEach(cell -> requireClear(seed,
                            between(month, less, more).stream().filter(cell).toList()));
                }
            }
        }
    }

    private static long sum(Known known) {
        return known.lengths().values().stream().mapToLong(Integer::longValue).sum();
    }

    private static List<Image> between(Month month, Known less, Known more) {
        List<Image> between = new ArrayList<>();
        more.lengths().forEach((hospital, to) -> between.addAll(month.images.get(hospital)
                .subList(less.lengths().getOrDefault(hospital, 0), to)));
        return between;
    }

    private static void requireClear(long seed, List<Image> found) {
        if (found.isEmpty()) {
            return;
        }
        long patients = found.stream().map(image -> image.hospital() + "/" + image.patient()).distinct().count();
        assertThat(patients).as("patients, month %d", seed).isGreaterThanOrEqualTo(11);
        assertThat(found.stream().map(Image::hospital).distinct().count()).as("hospitals, month %d", seed)
                .isGreaterThanOrEqualTo(3);
        for (int hospital = 0; hospital < 7; hospital++) {
            int one = hospital;
            long share = found.stream().filter(image -> image.hospital() == one).count();
            assertThat(share * 100).as("share of one, month %d", seed).isLessThanOrEqualTo(found.size() * 70L);
        }
    }
}
