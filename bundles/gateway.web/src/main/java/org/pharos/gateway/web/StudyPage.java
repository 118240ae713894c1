package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.gateway.web.template.JtestudyGenerated;
import org.pharos.gateway.web.view.Say;
import org.pharos.gateway.web.view.StudyView;
import org.pharos.web.common.Body;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;

/** One study: its chain, what each application decided and found, its pictures, and another try. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/studies/*")
public final class StudyPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient GatewayPages pages;
    private final transient StudyIndex index;
    private final transient StudyProgress progress;
    private final transient StudyTelling telling;

    @Activate
    public StudyPage(@Reference GatewayPages pages, @Reference StudyIndex index, @Reference StudyProgress progress) {
        this.pages = pages;
        this.index = index;
        this.progress = progress;
        this.telling = new StudyTelling(pages, index, progress);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        String[] path = path(request);
        Optional<StudySummary> study = index.byOpaqueId(path[0]);
        if (study.isEmpty()) {
            unknown(response, session);
        } else if (path.length == 2 && path[1].endsWith(".png")) {
            picture(response, study.get(), path[1].substring(0, path[1].length() - ".png".length()));
        } else {
            show(request, response, study.get(), session);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        Optional<StudySummary> study = index.byOpaqueId(path(request)[0]);
        if (study.isEmpty()) {
            unknown(response, session);
        } else if (genuine(request, response, session) && operator(response, session)) {
            progress.retry(study.get().study(), "operator");
            response.sendRedirect("/studies/" + study.get().study().opaque());
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, StudySummary study, Session session)
            throws IOException {
        StudyView view = telling.tell(study, session);
        Body body = output -> JtestudyGenerated.render(output, null, view);
        if (wantsPiece(request)) {
            piece(response, body);
        } else {
            page(response, HttpServletResponse.SC_OK,
                    pages.frame(Say.it("title-study", study.study().opaque()), "/studies", session), body);
        }
    }

    private void picture(HttpServletResponse response, StudySummary study, String opaque) throws IOException {
        Optional<StoredInstance> result = index.instances(study.study()).stream()
                .filter(instance -> instance.origin().isResult() && instance.instance().opaque().equals(opaque))
                        .findFirst();
        Optional<byte[]> png = result.isEmpty() ? Optional.empty() : ResultImage.png(result.get().file());
        if (png.isEmpty()) {
            plain(response, HttpServletResponse.SC_NOT_FOUND, "There is no such picture.");
            return;
        }
        response.setContentType("image/png");
        response.setContentLength(png.get().length);
        response.getOutputStream().write(png.get());
    }

    private void unknown(HttpServletResponse response, Session session) throws IOException {
        page(response, HttpServletResponse.SC_NOT_FOUND, pages.frame(Say.it("title-no-study"), "/studies", session),
                output -> org.pharos.web.common.Parts.empty(Say.it("unknown-study"),
                        Say.it("unknown-study-next"))
                        .writeTo(output));
    }

    private static String[] path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null || info.length() < 2 ? new String[] {""} : info.substring(1).split("/", 2);
    }
}
