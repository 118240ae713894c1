package org.pharos.community.core;

import java.util.List;
import java.util.Optional;

/**
 * What the pages may show. Everything here was signed by a trusted key, passed the reader's own gate and is kept on
 * disk, so that it is still there while the feed is not. Any thread may call; every answer comes from memory.
 */
public interface ReleaseShelf {

    /** The newest release that was accepted and whose key is still trusted. */
    Optional<ShelvedRelease> current();

    /** What was refused since the start, the latest first, each file once; at most a score of them. */
    List<Refusal> refusals();

    /** How the feed stood at the last look. */
    FeedStatus status();
}
