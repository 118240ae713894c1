package org.pharos.gateway.core.delivery;

import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.core.progress.Revision;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.shelf.EventBook;
import org.pharos.gateway.core.shelf.NotRecordedException;

/** Fixes where each revision of a study goes: to all destinations there are then. Belongs to the loop's thread. */
public final class Router {

    private final EventBook book;
    private final Lanes lanes;

    public Router(EventBook book, Lanes lanes) {
        this.book = book;
        this.lanes = lanes;
    }

    /** Gives each revision that has none its destinations. */
    public void route(StudyState study) throws NotRecordedException {
        if (!study.routingDue() || lanes.destinations().isEmpty()) {
            return;
        }
        for (Revision revision : study.revisions()) {
            if (revision.assembled() && !revision.routed()) {
                route(study, revision.number());
            }
        }
        if (!study.complete() && study.revision(study.openRevision()).filter(Revision::routed).isEmpty()) {
            route(study, study.openRevision());
        }
    }

    private void route(StudyState study, int revision) throws NotRecordedException {
        book.write(study, new StudyEvent.Routed(book.now(), study.study(), revision, lanes.destinations()));
    }
}
