package org.pharos.community.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.community.core.FeedStatus;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.community.web.view.FeedView;
import org.pharos.community.web.view.Say;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.TimeView;

/** What every public page has in common: its frame, the time, the release. Nobody signs in; the only cookie is the
 * language, once a visitor has chosen one. */
@Component(service = CommunityPages.class, configurationPid = CommunityPages.PID)
@Designate(ocd = WebSettings.class)
public final class CommunityPages {

    static final String PID = "org.pharos.community.web";

    private static final Session NOBODY = new Session("", "", false);

    private final String operator;
    private final String contact;
    private final ReleaseShelf shelf;
    private final Clock clock;

    @Activate
    public CommunityPages(WebSettings settings, @Reference ReleaseShelf shelf, @Reference Clock clock) {
        this.operator = settings.operator().strip();
        this.contact = settings.contact().strip();
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Who runs this page; empty when nobody said. */
    String operator() {
        return operator;
    }

    /** How to reach them; may be empty. */
    String contact() {
        return contact;
    }

    ReleaseShelf shelf() {
        return shelf;
    }

    /** How the feed stands now. */
    FeedView feed() {
        FeedStatus status = shelf.status();
        boolean shown = shelf.current().isPresent();
        boolean well = status.state() == FeedStatus.State.CURRENT;
        return new FeedView(FeedWords.tone(status.state()), FeedWords.word(status.state()),
                FeedWords.sentence(status, shown), well ? TimeView.NEVER : time(status.since()), shown && !well,
                time(status.lastLook()));
    }

    TimeView time(Instant at) {
        return TimeView.of(at, clock.instant(), ZoneOffset.UTC);
    }

    TimeView time(Optional<Instant> at) {
        return TimeView.of(at, clock.instant(), ZoneOffset.UTC);
    }

    /** The frame around a page. @param here the address of the page */
    Frame frame(String title, String here) {
        List<Frame.Link> links = List.of(link("/", Say.it("nav-start"), here),
                link("/figures", Say.it("figures"), here),
                link("/protection", Say.it("nav-protection"), here), link("/patients", Say.it("nav-patients"), here));
        return new Frame("Community", operator, title, links, notice(), NOBODY, false, true);
    }

    private static Frame.Link link(String address, String words, String here) {
        return new Frame.Link(address, words, address.equals(here));
    }

    private String notice() {
        boolean demonstration = shelf.current().map(ShelvedRelease::release).stream()
                .flatMap(release -> release.applications().stream()).anyMatch(ApplicationFigures::demonstration);
        return demonstration ? Say.it("demonstration-notice") : "";
    }
}
