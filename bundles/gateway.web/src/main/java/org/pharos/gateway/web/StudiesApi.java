package org.pharos.gateway.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.web.common.PageServlet;

/** {@code GET /api/studies}: the latest studies and their chains as JSON, by opaque ids, without any patient data. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/studies")
public final class StudiesApi extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MAX = 200;

    private final transient StudyIndex index;
    private final transient StudyProgress progress;
    private final transient ObjectMapper json = new ObjectMapper();

    @Activate
    public StudiesApi(@Reference StudyIndex index, @Reference StudyProgress progress) {
        this.index = index;
        this.progress = progress;
    }

    /** One study. @param findings what was found, in words, one line an answer */
    public record Entry(String id, String modality, int instances, int results, String receivedAt, boolean finished,
            List<Link> chain, List<String> findings) {}

    /** One step. @param at ISO 8601, empty while it waits */
    public record Link(String step, String state, String at, String words) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageServlet.protect(response);
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(response.getOutputStream(),
                index.find(StudyQuery.latest(SHOWN_MAX)).stream().map(this::entry).toList());
    }

    private Entry entry(StudySummary study) {
        List<Link> chain = progress.chain(study.study()).stream().map(link -> new Link(
                link.step().name().toLowerCase(Locale.ROOT), link.state().name().toLowerCase(Locale.ROOT),
                link.at().map(Object::toString).orElse(""), link.words())).toList();
        return new Entry(study.study().opaque(), study.modality(), study.instances(), study.results(),
                study.firstReceived().toString(), study.finished(), chain, findings(study));
    }

    private List<String> findings(StudySummary study) {
        return index.events(study.study()).stream()
                .filter(StudyEvent.Inferred.class::isInstance)
                .flatMap(event -> ((StudyEvent.Inferred) event).report().findings().stream())
                .map(StudiesApi::line).toList();
    }

    private static String line(Finding finding) {
        String level = switch (finding.level()) {
            case BELOW -> "below";
            case UNCERTAIN -> "within";
            case ABOVE -> "above";
        };
        return finding.question() + ": " + level + " the uncertain band. " + finding.words();
    }
}
