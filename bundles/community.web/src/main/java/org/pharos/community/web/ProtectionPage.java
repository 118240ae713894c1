package org.pharos.community.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.community.web.template.JteprotectionGenerated;
import org.pharos.community.web.view.RulesView;
import org.pharos.community.web.view.Say;
import org.pharos.release.format.gate.PublicationGate;
import org.pharos.web.common.PageServlet;

/** The rules of the publication gate in plain words, with the numbers the gate itself uses. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/protection")
public final class ProtectionPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    static final RulesView RULES = new RulesView(PublicationGate.SITES_MIN, PublicationGate.PATIENTS_MIN,
            PublicationGate.SHARE_MAX_PERCENT);

    private final transient CommunityPages pages;

    @Activate
    public ProtectionPage(@Reference CommunityPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("nav-protection"), "/protection"),
                output -> JteprotectionGenerated.render(output, null, RULES));
    }
}
