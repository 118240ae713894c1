package org.pharos.gateway.api.study;

import java.util.List;
import org.pharos.gateway.api.instance.StudyUid;

/** Where a study stands, worked out by the core from its files and events. Any thread may call. */
public interface StudyProgress {

    /** The six links, in the order of {@link ChainStep}; for a study nobody knows, all of them wait. */
    List<ChainLink> chain(StudyUid study);

    /** Asks for another try of whatever failed for good. @param by the person who asked */
    void retry(StudyUid study, String by);
}
