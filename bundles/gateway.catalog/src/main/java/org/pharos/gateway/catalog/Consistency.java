package org.pharos.gateway.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.Gate;
import org.pharos.gateway.api.app.GoldenCase;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.app.Question;

/** Whether what a manifest says in one place agrees with what it says in another. */
final class Consistency {

    private static final Pattern NORMAL = Pattern.compile("\\bnormal\\b", Pattern.CASE_INSENSITIVE);

    private Consistency() {}

    /** @throws ManifestException naming the first contradiction */
    static void require(AiApplication application) throws ManifestException {
        Map<String, Integer> outputs = new HashMap<>();
        for (TensorSpec spec : application.model().outputs()) {
            outputs.put(spec.name(), spec.elements());
        }
        for (Gate gate : application.gate()) {
            Integer elements = outputs.get(gate.output());
            check(elements != null && gate.element() >= 0 && gate.element() < elements,
                    "the gate looks at an output the model does not have: " + gate.output());
        }
        Set<String> ids = new HashSet<>();
        for (Question question : application.questions()) {
            check(ids.add(question.id()), "two questions are called " + question.id());
            check(fits(question, outputs.get(question.output())),
                    "question " + question.id() + " has not as many answers as its output has numbers");
        }
        for (GoldenCase golden : application.golden()) {
            check(golden.tolerance() > 0, "a golden case has no tolerance");
            check(golden.expected().entrySet().stream().allMatch(
                    e -> outputs.getOrDefault(e.getKey(), -1) == e.getValue().size()),
                    "a golden case expects what the model does not answer");
        }
        check(words(application).noneMatch(words -> NORMAL.matcher(words).find()), "it says \"normal\". An"
                + " application says what it looked for and whether it saw that; it never calls anything normal");
        check(!application.golden().isEmpty(), "it has no golden case, so nothing would prove the model on this box");
    }

    /** What a person will read of an answer. */
    private static Stream<String> words(AiApplication application) {
        return Stream.concat(application.gate().stream().map(Gate::words), application.questions().stream()
                .flatMap(question -> question.answers().stream())
                .flatMap(answer -> Stream.of(answer.words(), answer.code().meaning())));
    }

    private static boolean fits(Question question, Integer elements) {
        int answers = question.answers().size();
        return elements != null && answers >= 2 && (elements == answers || elements == 1 && answers == 2);
    }

    private static void check(boolean condition, String words) throws ManifestException {
        if (!condition) {
            throw new ManifestException("manifest.json contradicts itself: " + words);
        }
    }
}
