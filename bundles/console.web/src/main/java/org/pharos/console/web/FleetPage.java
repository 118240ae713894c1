package org.pharos.console.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.FleetSummary;
import org.pharos.console.web.template.JtefleetGenerated;
import org.pharos.console.web.view.FleetView;
import org.pharos.console.web.view.Say;
import org.pharos.web.common.Body;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Session;

/** Which gateways need a person today, and how all of them are. */
@Component(service = Servlet.class, property = HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN + "=")
public final class FleetPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final int NEEDS_SHOWN_MAX = 20;

    private final transient ConsolePages pages;
    private final transient Fleet fleet;
    private final transient Hearing hearing;
    private final transient GatewayRows rows;

    @Activate
    public FleetPage(@Reference ConsolePages pages, @Reference Fleet fleet, @Reference Hearing hearing,
            @Reference Histories histories) {
        this.pages = pages;
        this.fleet = fleet;
        this.hearing = hearing;
        this.rows = new GatewayRows(pages, histories);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        FleetView view = view(FleetFilter.of(request.getParameter("site"), request.getParameter("state"),
                request.getParameter("page")));
        Body body = output -> JtefleetGenerated.render(output, null, view);
        if (wantsPiece(request)) {
            piece(response, body);
        } else {
            page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("fleet"), "/", session), body);
        }
    }

    FleetView view(FleetFilter filter) {
        List<NeedsYou> needs = Stream.concat(hearing.need().stream(), fleet.needsYou().stream().map(FleetPage::need))
                .toList();
        GatewayRows.Found found = rows.find(fleet.gateways(), filter);
        Optional<FleetFilter> later = found.more() ? Optional.of(filter.turned(1)) : Optional.empty();
        Optional<FleetFilter> earlier = filter.page() > 0 ? Optional.of(filter.turned(-1)) : Optional.empty();
        return new FleetView(filter.address(), needs.stream().limit(NEEDS_SHOWN_MAX).toList(),
                Math.max(0, needs.size() - NEEDS_SHOWN_MAX), tiles(fleet.summary()), filter.site(), filter.state(),
                found.rows(), found.all(), earlier.map(FleetFilter::address).orElse(""),
                later.map(FleetFilter::address).orElse(""));
    }

    private static NeedsYou need(org.pharos.console.core.NeedsYou need) {
        return new NeedsYou(Wording.tone(need.urgency()), need.site() + ": " + need.what(), need.why(), need.remedy(),
                "/gateways/" + need.site());
    }

    private static List<FleetView.Tile> tiles(FleetSummary fleet) {
        return List.of(new FleetView.Tile(Wording.number(fleet.online()), Say.it("tile-online")),
                new FleetView.Tile(Wording.number(fleet.gateways() - fleet.online()), Say.it("tile-offline")),
                new FleetView.Tile(Wording.number(fleet.studiesHour()), Say.it("tile-hour")),
                new FleetView.Tile(Wording.number(fleet.waiting()), Say.it("tile-waiting")));
    }
}
