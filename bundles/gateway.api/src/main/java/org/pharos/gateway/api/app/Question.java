package org.pharos.gateway.api.app;

import java.util.List;
import java.util.Optional;
import org.pharos.gateway.api.finding.Band;
import org.pharos.gateway.api.finding.Code;

/**
 * One question an application answers, and how a model output is read as the answer.
 *
 * <p>The score is one minus the probability of the expected answer. The expected answer is fixed ({@link #expected}),
 * or is what the image's own header claims ({@link #headerKeyword}); an image whose header claims nothing gets the
 * likeliest answer and no call for attention.
 *
 * @param output name of the model output; as many numbers as answers, or one number for two answers: the probability
 *     of the second
 * @param expected value of the answer code that calls for nothing; empty when the header is asked
 * @param headerKeyword the attribute whose value is an answer's {@link Answer#headerValue()}
 */
public record Question(String id, String asked, Code concept, String output, List<Answer> answers,
        Optional<String> expected, Optional<String> headerKeyword, Band band) {

    public Question {
        answers = List.copyOf(answers);
        if (expected.isPresent() == headerKeyword.isPresent()) {
            throw new IllegalArgumentException("question " + id
                    + " needs either an expected answer or a header attribute");
        }
        if (expected.isPresent() && answers.stream().noneMatch(a -> a.code().value().equals(expected.get()))) {
            throw new IllegalArgumentException("question " + id + " expects an answer it does not have");
        }
    }

    /**
     * One possible answer.
     *
     * @param words what a radiographer is told when it is seen and was not expected
     * @param headerValue the header value that claims this answer; empty when there is none
     */
    public record Answer(Code code, String words, String headerValue) {}
}
