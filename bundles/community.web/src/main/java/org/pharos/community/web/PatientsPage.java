package org.pharos.community.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.community.web.template.JtepatientsGenerated;
import org.pharos.community.web.view.Say;
import org.pharos.web.common.PageServlet;

/** What all this means for a patient, in plain language. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/patients")
public final class PatientsPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient CommunityPages pages;

    @Activate
    public PatientsPage(@Reference CommunityPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("nav-patients"), "/patients"),
                output -> JtepatientsGenerated.render(output, null, ProtectionPage.RULES));
    }
}
