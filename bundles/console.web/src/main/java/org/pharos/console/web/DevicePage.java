package org.pharos.console.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.GatewayView;
import org.pharos.console.web.template.JtedeviceGenerated;
import org.pharos.console.web.template.JteunknownGenerated;
import org.pharos.console.web.view.DeviceView;
import org.pharos.console.web.view.Say;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.web.common.Body;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Session;

/** One gateway: its checks in words, its numbers by group and over a day, its versions and session. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/gateways/*")
public final class DevicePage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient ConsolePages pages;
    private final transient Fleet fleet;
    private final transient DeviceTelling telling;

    @Activate
    public DevicePage(@Reference ConsolePages pages, @Reference Fleet fleet, @Reference Histories histories) {
        this.pages = pages;
        this.fleet = fleet;
        this.telling = new DeviceTelling(pages, histories);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        Optional<GatewayView> gateway = named(fleet, request);
        if (gateway.isEmpty()) {
            page(response, HttpServletResponse.SC_NOT_FOUND, pages.frame(Say.it("no-such-gateway"), "/", session),
                    output -> JteunknownGenerated.render(output, null));
            return;
        }
        DeviceView view = view(gateway.get());
        Body body = output -> JtedeviceGenerated.render(output, null, view);
        if (wantsPiece(request)) {
            piece(response, body);
        } else {
            page(response, HttpServletResponse.SC_OK, pages.frame(view.site(), "/", session), body);
        }
    }

    /** The gateway that the rest of the path names. */
    static Optional<GatewayView> named(Fleet fleet, HttpServletRequest request) {
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        return SiteId.isValid(rest) ? fleet.gateway(new SiteId(rest)) : Optional.empty();
    }

    private DeviceView view(GatewayView gateway) {
        List<NeedsYou> needs = fleet.needsYou().stream().filter(need -> need.site().equals(gateway.site()))
                .map(need -> new NeedsYou(Wording.tone(need.urgency()), need.what(), need.why(), need.remedy(), ""))
                .toList();
        return telling.tell(gateway, needs);
    }
}
