package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.web.template.JtechecksGenerated;
import org.pharos.gateway.web.view.CheckRow;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.Body;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.Tone;

/** The checks of the box, in words. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/checks")
public final class ChecksPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient GatewayPages pages;
    private final transient HealthBoard board;
    private final transient BoxState box;

    @Activate
    public ChecksPage(@Reference GatewayPages pages, @Reference HealthBoard board, @Reference BoxState box) {
        this.pages = pages;
        this.board = board;
        this.box = box;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        List<CheckRow> rows = board.results().entrySet().stream()
                .sorted((a, b) -> b.getValue().state().compareTo(a.getValue().state()))
                .map(check -> new CheckRow(check.getKey(), States.tone(check.getValue().state()),
                        States.words(check.getValue().state()),
                        check.getValue().what(), check.getValue().why(), check.getValue().remedy())).toList();
        Body body = output -> JtechecksGenerated.render(output, null, rows, box.engine(), box.fleetWords());
        if (wantsPiece(request)) {
            piece(response, body);
        } else {
            page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("nav-health"), "/checks", session), body);
        }
    }
}
