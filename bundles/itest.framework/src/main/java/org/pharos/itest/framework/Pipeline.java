package org.pharos.itest.framework;

import static org.awaitility.Awaitility.await;
import static org.pharos.itest.framework.Components.MOST;

import org.pharos.test.support.SampleStudies;

/** What a study's way looks like from its end. */
final class Pipeline {

    private Pipeline() {}

    static void awaitInThePacs(Box box, int study) {
        await().atMost(MOST).until(box::inThePacs, held -> held.contains(SampleStudies.imageUid(study, 1)));
    }
}
