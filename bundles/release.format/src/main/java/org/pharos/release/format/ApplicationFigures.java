package org.pharos.release.format;

import java.util.List;

/**
 * What is said about one AI application over all hospitals together.
 *
 * @param application such as {@code cxr-technical}
 * @param demonstration whether it is a demonstration, not a medical device
 * @param sites hospitals that used it in the period
 * @param patients distinct patients, counted once in each hospital
 * @param images images it judged
 * @param medianSeconds from the last image to the result in the PACS: the middle of the hospitals' medians, in seconds
 * @param questions what was asked and how often it called for attention, by question id
 */
public record ApplicationFigures(String application, boolean demonstration, Figure sites, Figure patients,
        Figure images, Figure medianSeconds, List<QuestionFigures> questions) {

    public ApplicationFigures {
        questions = List.copyOf(questions);
    }

    /**
     * One question.
     *
     * @param attention images whose answer called for attention
     * @param uncertain images whose answer was uncertain
     */
    public record QuestionFigures(String question, Figure attention, Figure uncertain) {}
}
