package org.pharos.gateway.worker;

import java.util.HashSet;
import java.util.Set;

/**
 * Counts on how many different studies a worker died. One study that kills it is a bad study; several in a short while
 * are a bad engine.
 */
final class CrashTally {

    /** So many different studies make an engine suspect. */
    static final int STUDIES_MAX = 3;
    /** So many good answers in a row clear it. */
    private static final int GOOD_ANSWERS = 20;

    private final Set<String> studies = new HashSet<>();
    private int goodAnswers;

    /** @param study stands for the study, or for a start that failed */
    void died(String study) {
        goodAnswers = 0;
        studies.add(study);
    }

    void answered() {
        if (++goodAnswers >= GOOD_ANSWERS) {
            studies.clear();
        }
    }

    boolean suspect() {
        return studies.size() >= STUDIES_MAX;
    }

    void clear() {
        studies.clear();
    }
}
