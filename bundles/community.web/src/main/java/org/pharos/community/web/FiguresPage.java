package org.pharos.community.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.community.web.template.JtefiguresGenerated;
import org.pharos.community.web.view.FiguresView;
import org.pharos.community.web.view.Say;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Release;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.TimeView;

/** The figures of each AI application over all hospitals, with intervals, or the reason why they are held back. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/figures")
public final class FiguresPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient CommunityPages pages;

    @Activate
    public FiguresPage(@Reference CommunityPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FiguresView view = view();
        page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("figures"), "/figures"),
                output -> JtefiguresGenerated.render(output, null, view));
    }

    FiguresView view() {
        return pages.shelf().current().map(this::view).orElseGet(() ->
                new FiguresView("", 0, TimeView.NEVER, "", List.of(), pages.feed()));
    }

    private FiguresView view(ShelvedRelease shelved) {
        Release release = shelved.release();
        return new FiguresView(release.issuer(), release.sequence(), pages.time(shelved.createdAt()),
                release.periodFrom(), release.applications().stream().map(FiguresPage::application).toList(),
                pages.feed());
    }

    private static FiguresView.Application application(ApplicationFigures figures) {
        return new FiguresView.Application(figures.application(), figures.demonstration(),
                List.of(Wording.count(Say.it("hospitals"), figures.sites()),
                        Wording.count(Say.it("patients"), figures.patients()),
                        Wording.count(Say.it("images"), figures.images()),
                        Wording.duration(Say.it("time-to-result"), figures.medianSeconds())),
                figures.questions().stream().map(question -> new FiguresView.Question(question.question(),
                        Wording.part(Say.it("attention"), question.attention(), figures.images()),
                        Wording.part(Say.it("uncertain"), question.uncertain(), figures.images()))).toList());
    }
}
