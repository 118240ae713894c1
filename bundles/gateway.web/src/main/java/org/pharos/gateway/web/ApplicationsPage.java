package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.app.Question;
import org.pharos.gateway.web.template.JteapplicationsGenerated;
import org.pharos.gateway.web.view.ApplicationRow;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.Tone;

/** The AI applications on this box: what each is for, what it asks, and whether it may be used. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/applications")
public final class ApplicationsPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient GatewayPages pages;
    private final transient BoxState box;
    private final transient ApplicationCatalog catalog;

    @Activate
    public ApplicationsPage(@Reference GatewayPages pages, @Reference BoxState box,
            @Reference ApplicationCatalog catalog) {
        this.pages = pages;
        this.box = box;
        this.catalog = catalog;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        List<ApplicationRow> rows = catalog.applications().stream().map(ApplicationsPage::row).toList();
        page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("title-applications"), "/applications", session),
                output -> JteapplicationsGenerated.render(output, null, rows, box.engine()));
    }

    private static ApplicationRow row(InstalledApplication installed) {
        if (installed instanceof InstalledApplication.Usable usable) {
            return usable(usable.application());
        }
        InstalledApplication.Unusable unusable = (InstalledApplication.Unusable) installed;
        return new ApplicationRow(unusable.id(), Tone.BAD, Say.it("app-unused"), unusable.words(), List.of(), "",
                List.of());
    }

    private static ApplicationRow usable(AiApplication application) {
        return new ApplicationRow(application.name(), Tone.GOOD,
                application.demonstration() ? Say.it("app-demonstration")
                : Say.it("app-used"),
                application.intendedUse().words(), application.questions().stream().map(Question::asked).toList(),
                application.notLookedAt(), List.of(
                        new ApplicationRow.Fact(Say.it("fact-version"), application.id() + ' ' + application.version()),
                        new ApplicationRow.Fact(Say.it("fact-vendor"), application.vendor()),
                        new ApplicationRow.Fact(Say.it("fact-looks-at"), Say.it("fact-looks-at-what",
                                String.join(", ", application.intendedUse().modalities()), bodyParts(application))),
                        new ApplicationRow.Fact(Say.it("fact-bands"),
                                application.questions().stream().map(question -> Say.it("fact-band",
                                question.id(), question.band().low(), question.band().high()))
                                        .collect(Collectors.joining(", "))),
                        new ApplicationRow.Fact(Say.it("fact-golden"), Integer.toString(application.golden().size())),
                        new ApplicationRow.Fact(Say.it("fact-model"), application.model().sha256())));
    }

    /** Without their codes, which say nothing to a reader. */
    private static String bodyParts(AiApplication application) {
        return application.intendedUse().bodyParts().stream().filter(part -> part.chars().noneMatch(Character::isDigit))
                .collect(Collectors.joining(", "));
    }
}
