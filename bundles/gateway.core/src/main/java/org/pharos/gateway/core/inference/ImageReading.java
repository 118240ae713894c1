package org.pharos.gateway.core.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.Gate;
import org.pharos.gateway.api.app.Question;
import org.pharos.gateway.api.finding.DeclinedImage;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.instance.InstanceHeader;

/** What a model's outputs say about one image: an answer to each question, or that the image is declined. */
sealed interface ImageReading {

    record Judged(List<Finding> findings) implements ImageReading {}

    record Declined(DeclinedImage image) implements ImageReading {}

    /** Holds the outputs to the application's gates, then reads them question by question. */
    static ImageReading of(AiApplication application, InstanceHeader image, Map<String, float[]> outputs)
            throws UnreadableAnswerException {
        for (Gate gate : application.gate()) {
            if (!passes(gate, outputs)) {
                return new Declined(new DeclinedImage(image.instance(), gate.words()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Question question : application.questions()) {
            findings.add(AnswerReader.read(question, image, outputs));
        }
        return new Judged(findings);
    }

    /** A number that is missing or not a number does not pass. */
    private static boolean passes(Gate gate, Map<String, float[]> outputs) {
        float[] output = outputs.get(gate.output());
        return output != null && gate.element() < output.length && output[gate.element()] >= gate.min();
    }
}
