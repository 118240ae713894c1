package org.pharos.gateway.core.delivery;

import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.shelf.NotRecordedException;

/**
 * Takes one step of a study on the loop's thread and sees to what follows; a step not recorded is taken again later.
 */
@FunctionalInterface
public interface Steps {

    void take(StudyUid study, Step step);

    /** What is done with the study. */
    @FunctionalInterface
    interface Step {
        void on(StudyState study) throws NotRecordedException;
    }
}
