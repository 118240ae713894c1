package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.gateway.web.template.JtestudiesGenerated;
import org.pharos.gateway.web.template.JtestudylistGenerated;
import org.pharos.gateway.web.view.Say;
import org.pharos.gateway.web.view.StudiesView;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;

/** The list of studies, by day, modality and state; its address can be passed on. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/studies")
public final class StudiesPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MAX = 100;
    private static final int TEXT_MAX = 64;

    private final transient GatewayPages pages;
    private final transient BoxState box;
    private final transient StudyIndex index;

    @Activate
    public StudiesPage(@Reference GatewayPages pages, @Reference BoxState box, @Reference StudyIndex index) {
        this.pages = pages;
        this.box = box;
        this.index = index;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        StudiesView view = view(text(request, "day"), text(request, "modality"), text(request, "state"), session);
        if (wantsPiece(request)) {
            piece(response, output -> JtestudylistGenerated.render(output, null, view));
        } else {
            page(response, HttpServletResponse.SC_OK, pages.frame(Say.it("nav-studies"), "/studies", session),
                    output -> JtestudiesGenerated.render(output, null, view));
        }
    }

    private StudiesView view(String day, String modality, String state, Session session) {
        Optional<LocalDate> wanted = Optional.empty();
        String problem = "";
        try {
            wanted = day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            problem = Say.it("day-wrong");
        }
        Optional<Instant> from = wanted.map(date -> date.atStartOfDay(pages.zone()).toInstant());
        Optional<Instant> until = wanted.map(date -> date.plusDays(1).atStartOfDay(pages.zone()).toInstant());
        Optional<Boolean> finished = switch (state) {
            case "open" -> Optional.of(false);
            case "finished" -> Optional.of(true);
            default -> Optional.empty();
        };
        Optional<String> kind = modality.isEmpty() ? Optional.empty() : Optional.of(modality);
        List<StudySummary> found = index.find(new StudyQuery(from, until, kind, finished, SHOWN_MAX + 1, 0));
        List<StudySummary> shown = found.stream().limit(SHOWN_MAX).toList();
        String address = "/studies?day=" + encoded(day) + "&modality=" + encoded(modality) + "&state=" + encoded(state);
        return new StudiesView(address, box.rows(shown, session.operator()), day, modality, state, session.operator(),
                found.size() > shown.size(), problem);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > TEXT_MAX ? "" : value.strip();
    }
}
