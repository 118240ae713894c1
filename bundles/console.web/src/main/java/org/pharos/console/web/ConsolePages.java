package org.pharos.console.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.console.web.view.Say;
import org.pharos.web.common.OperatorKey;
import org.pharos.web.common.Sessions;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.TimeView;

/** What every page of the console has in common: its frame, the visitors, the time, the home folder. */
@Component(service = ConsolePages.class, configurationPid = ConsolePages.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebSettings.class)
public final class ConsolePages {

    static final String PID = "org.pharos.console.web";

    private final String operator;
    private final Path home;
    private final OperatorKey operatorKey;
    private final Sessions sessions = new Sessions("pharos-console", System::nanoTime);
    private final Clock clock;
    private final ZoneId zone = ZoneId.systemDefault();

    /** @throws IOException when the operator's key can neither be read nor made */
    @Activate
    public ConsolePages(WebSettings settings, @Reference Clock clock) throws IOException {
        this.operator = settings.operator().strip();
        this.home = Path.of(settings.pharos_home());
        this.operatorKey = OperatorKey.in(home.resolve("keys"));
        this.clock = clock;
    }

    Sessions sessions() {
        return sessions;
    }

    OperatorKey operatorKey() {
        return operatorKey;
    }

    Path home() {
        return home;
    }

    Instant now() {
        return clock.instant();
    }

    TimeView time(Instant at) {
        return TimeView.of(at, now(), zone);
    }

    /** The frame around a page. @param here the address of the main place it belongs to */
    Frame frame(String title, String here, Session session) {
        List<Frame.Link> links = List.of(link("/", Say.it("fleet"), here),
                link("/publication", Say.it("publication"), here));
        return new Frame("Console", operator, title, links, "", session, true, true);
    }

    private static Frame.Link link(String address, String words, String here) {
        return new Frame.Link(address, words, address.equals(here));
    }
}
