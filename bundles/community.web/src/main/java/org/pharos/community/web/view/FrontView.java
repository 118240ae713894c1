package org.pharos.community.web.view;

import java.util.List;
import java.util.Optional;
import org.pharos.web.common.view.TimeView;

/**
 * The first page.
 *
 * @param operator who runs this page; empty when nobody said
 * @param contact how to reach them; may be empty
 * @param release what is shown; empty while there is nothing
 * @param feed how the feed stands
 */
public record FrontView(String operator, String contact, Optional<ReleaseCard> release, FeedView feed,
        List<Refused> refused) {

    public FrontView {
        refused = List.copyOf(refused);
    }

    /** The release that is shown. @param periodFrom first day it is about, ISO 8601 */
    public record ReleaseCard(String issuer, long sequence, TimeView createdAt, String periodFrom, String keyId) {}

    /** A file that was not believed. */
    public record Refused(String words, TimeView firstAt, TimeView lastAt) {}
}
