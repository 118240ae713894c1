package org.pharos.console.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.release.ReleaseOffice;
import org.pharos.console.web.template.JtepublicationGenerated;
import org.pharos.console.web.view.PublicationView;
import org.pharos.console.web.view.Say;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What would go to the community now, what went, and the button that lets it go. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/publication")
public final class PublicationPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PublicationPage.class);

    private final transient ConsolePages pages;
    private final transient Fleet fleet;
    private final transient ReleaseOffice office;
    private final transient WrittenReleases written;

    @Activate
    public PublicationPage(@Reference ConsolePages pages, @Reference Fleet fleet, @Reference ReleaseOffice office) {
        this.pages = pages;
        this.fleet = fleet;
        this.office = office;
        this.written = new WrittenReleases(pages.home());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(response, HttpServletResponse.SC_OK, pages.sessions().of(request, response), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        if (!genuine(request, response, session) || !operator(response, session)) {
            return;
        }
        try {
            office.publish();
        } catch (IOException e) {
            LOG.warn("No release was written.", e);
            show(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, session, Say.it("not-written"));
            return;
        }
        response.sendRedirect("/publication");
    }

    private void show(HttpServletResponse response, int status, Session session, String problem) throws IOException {
        PublicationView view = new PublicationView(
                Preview.of(fleet.gateways(), pages.now()).stream().map(PublicationPage::application).toList(),
                written.last().stream().map(this::written).toList(), written.keyId().orElse(""),
                session.operator() ? session.csrf() : "", problem);
        page(response, status, pages.frame(Say.it("publication"), "/publication", session),
                output -> JtepublicationGenerated.render(output, null, view));
    }

    private PublicationView.Written written(Release release) {
        long shown = release.applications().stream().filter(figures -> figures.patients().isShown()).count();
        return new PublicationView.Written(release.sequence(), pages.time(Instant.parse(release.createdAt())),
                release.issuer(), (int) shown, release.applications().size());
    }

    private static PublicationView.Application application(ApplicationFigures figures) {
        return new PublicationView.Application(figures.application(), figures.demonstration(),
                number(figures.sites()), number(figures.patients()), number(figures.images()),
                figures.questions().stream().map(question -> new PublicationView.Question(question.question(),
                        number(question.attention()), number(question.uncertain()))).toList());
    }

    private static PublicationView.Number number(Figure figure) {
        return new PublicationView.Number(Wording.figure(figure), figure.isShown());
    }
}
