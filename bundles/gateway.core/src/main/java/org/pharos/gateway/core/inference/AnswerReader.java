package org.pharos.gateway.core.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.pharos.dicom.data.Dictionary;
import org.pharos.gateway.api.app.Question.Answer;
import org.pharos.gateway.api.app.Question;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.instance.InstanceHeader;

/** Reads a model's numbers as the answer to one {@link Question} about one image. */
final class AnswerReader {

    private static final double SUM_TOLERANCE = 0.01;

    private final Question question;
    private final InstanceHeader image;
    private final double[] probabilities;

    private AnswerReader(Question question, InstanceHeader image, double[] probabilities) {
        this.question = question;
        this.image = image;
        this.probabilities = probabilities;
    }

    /** @throws UnreadableAnswerException when the numbers are not what the manifest promises */
    static Finding read(Question question, InstanceHeader image, Map<String, float[]> outputs)
            throws UnreadableAnswerException {
        return new AnswerReader(question, image, probabilities(question, outputs)).finding();
    }

    private Finding finding() {
        int likeliest = likeliestExcept(-1);
        boolean headerAsked = question.expected().isEmpty();
        int expected = headerAsked ? claimed() : fixed();
        if (expected < 0) {
            return unclaimed(likeliest);
        }
        double score = 1 - probabilities[expected];
        Level level = question.band().levelOf(score);
        int seen = switch (level) {
            case BELOW -> expected;
            case UNCERTAIN -> likeliest;
            case ABOVE -> likeliestExcept(expected);
        };
        return finding(level, seen, score, words(level, seen, headerAsked), level == Level.ABOVE);
    }

    /** The header claims nothing that could be contradicted: the likeliest answer, and no call for attention. */
    private Finding unclaimed(int likeliest) {
        double score = 1 - probabilities[likeliest];
        Level level = question.band().levelOf(score) == Level.BELOW ? Level.BELOW : Level.UNCERTAIN;
        String words = level == Level.BELOW
                ? topic() + meaning(likeliest) + "; the header does not say."
                : topic() + "uncertain, " + meaning(likeliest) + " is the likeliest; the header does not say.";
        return finding(level, likeliest, score, words, false);
    }

    private Finding finding(Level level, int seen, double score, String words, boolean attention) {
        return new Finding(image.instance(), question.id(), question.asked(), question.concept(), level,
                question.answers().get(seen).code(), score, question.band(), words, attention);
    }

    private String words(Level level, int seen, boolean headerAsked) {
        return switch (level) {
            case ABOVE -> question.answers().get(seen).words();
            case UNCERTAIN -> topic() + "uncertain, " + meaning(seen) + " is the likeliest.";
            case BELOW -> headerAsked
                    ? topic() + meaning(seen) + ", as the header says."
                    : meaning(seen) + ", as expected.";
        };
    }

    private String topic() {
        return question.concept().meaning() + ": ";
    }

    private String meaning(int answer) {
        return question.answers().get(answer).code().meaning();
    }

    private int fixed() {
        String value = question.expected().orElseThrow();
        return indexOf(answer -> answer.code().value().equals(value));
    }

    private int claimed() {
        Optional<Integer> tag = question.headerKeyword().flatMap(Dictionary::tagOf);
        String value = tag.map(image::text).orElse("");
        return value.isEmpty() ? -1 : indexOf(answer -> answer.headerValue().equalsIgnoreCase(value));
    }

    private int indexOf(Predicate<Answer> wanted) {
        List<Answer> answers = question.answers();
        return IntStream.range(0, answers.size()).filter(i -> wanted.test(answers.get(i))).findFirst().orElse(-1);
    }

    private int likeliestExcept(int excluded) {
        int best = -1;
        for (int i = 0; i < probabilities.length; i++) {
            if (i != excluded && (best < 0 || probabilities[i] > probabilities[best])) {
                best = i;
            }
        }
        return best;
    }

    private static double[] probabilities(Question question, Map<String, float[]> outputs)
            throws UnreadableAnswerException {
        float[] output = outputs.get(question.output());
        int answers = question.answers().size();
        if (output == null) {
            throw new UnreadableAnswerException("the model gave no output '" + question.output() + "'");
        }
        List<Double> read = new ArrayList<>();
        for (float number : output) {
            read.add((double) number);
        }
        if (output.length == 1 && answers == 2) {
            read.add(0, 1 - read.get(0));
        }
        double sum = read.stream().mapToDouble(Double::doubleValue).sum();
        boolean plausible = read.size() == answers && Math.abs(sum - 1) <= SUM_TOLERANCE
                && read.stream().allMatch(p -> p >= 0 && p <= 1);
        if (!plausible) {
            throw new UnreadableAnswerException("the output '" + question.output() + "' is not " + answers
                    + " probabilities that add up to 1");
        }
        return read.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
