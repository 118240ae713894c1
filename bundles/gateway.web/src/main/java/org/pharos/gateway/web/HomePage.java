package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.pharos.gateway.web.template.JtehomeGenerated;
import org.pharos.gateway.web.view.HomeView;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.Body;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;

/** Is everything all right, and what needs me? */
@Component(service = Servlet.class, property = HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN + "=")
public final class HomePage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient GatewayPages pages;
    private final transient BoxState box;

    @Activate
    public HomePage(@Reference GatewayPages pages, @Reference BoxState box) {
        this.pages = pages;
        this.box = box;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        HomeView view = box.home();
        Body body = output -> JtehomeGenerated.render(output, null, view);
        if (wantsPiece(request)) {
            piece(response, body);
        } else {
            page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("nav-home"), "/", session), body);
        }
    }
}
