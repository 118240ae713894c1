package org.pharos.community.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.pharos.community.core.Refusal;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.community.web.template.JtefrontGenerated;
import org.pharos.community.web.view.FrontView;
import org.pharos.community.web.view.Say;
import org.pharos.web.common.PageServlet;

/** What this is, who runs it, how figures get here, and which release is shown. */
@Component(service = Servlet.class, property = HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN + "=")
public final class FrontPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient CommunityPages pages;

    @Activate
    public FrontPage(@Reference CommunityPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FrontView view = view();
        page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("front-title"), "/"),
                output -> JtefrontGenerated.render(output, null, view));
    }

    FrontView view() {
        ReleaseShelf shelf = pages.shelf();
        return new FrontView(pages.operator(), pages.contact(), shelf.current().map(this::release),
                pages.feed(), shelf.refusals().stream().map(this::refused).toList());
    }

    private FrontView.ReleaseCard release(ShelvedRelease shelved) {
        return new FrontView.ReleaseCard(shelved.release().issuer(), shelved.release().sequence(),
                pages.time(shelved.createdAt()), shelved.release().periodFrom(), shelved.keyId());
    }

    private FrontView.Refused refused(Refusal refusal) {
        return new FrontView.Refused(refusal.words(), pages.time(refusal.firstAt()), pages.time(refusal.lastAt()));
    }
}
