package org.pharos.gateway.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.OperatorKey;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.Sessions;
import org.pharos.web.common.view.TimeView;

/** What every page of the box has in common: its frame, the visitors, the time. */
@Component(service = GatewayPages.class, configurationPid = GatewayPages.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebSettings.class)
public final class GatewayPages {

    static final String PID = "org.pharos.gateway.web";

    private final String site;
    private final OperatorKey operatorKey;
    private final Sessions sessions = new Sessions("pharos-gateway", System::nanoTime);
    private final ApplicationCatalog catalog;
    private final Clock clock;
    private final ZoneId zone = ZoneId.systemDefault();

    /** @throws IOException when the operator's key can neither be read nor made */
    @Activate
    public GatewayPages(WebSettings settings, @Reference ApplicationCatalog catalog, @Reference Clock clock)
            throws IOException {
        this.site = settings.site();
        this.operatorKey = OperatorKey.in(Path.of(settings.pharos_home(), "keys"));
        this.catalog = catalog;
        this.clock = clock;
    }

    Sessions sessions() {
        return sessions;
    }

    OperatorKey operatorKey() {
        return operatorKey;
    }

    Instant now() {
        return clock.instant();
    }

    TimeView time(Instant at) {
        return TimeView.of(at, now(), zone);
    }

    TimeView time(Optional<Instant> at) {
        return TimeView.of(at, now(), zone);
    }

    ZoneId zone() {
        return zone;
    }

    /** How people call an application; its id where it is gone or unusable. */
    String applicationName(String id) {
        return catalog.application(id).filter(InstalledApplication.Usable.class::isInstance)
                .map(installed -> ((InstalledApplication.Usable) installed).application().name()).orElse(id);
    }

    /** The frame around a page. @param here the address of the main place it belongs to */
    Frame frame(String title, String here, Session session) {
        List<Frame.Link> links = List.of(link("/", Say.it("nav-home"), here),
                link("/studies", Say.it("nav-studies"), here),
                link("/applications", Say.it("nav-applications"), here),
                        link("/connections", Say.it("nav-connections"), here),
                link("/checks", Say.it("nav-health"), here));
        return new Frame("Gateway", site, title, links, notice(), session, true, true);
    }

    private static Frame.Link link(String address, String words, String here) {
        return new Frame.Link(address, words, address.equals(here));
    }

    private String notice() {
        boolean demonstration = catalog.applications().stream().anyMatch(installed ->
                installed instanceof InstalledApplication.Usable usable && usable.application().demonstration());
        return demonstration ? Say.it("demonstration-notice") : "";
    }
}
