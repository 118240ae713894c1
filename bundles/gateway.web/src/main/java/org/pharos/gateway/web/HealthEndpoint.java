package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.web.common.HealthAnswer;

/**
 * {@code GET /health} for machines: 200 when the box takes studies. It is there only once the pipeline and the door
 * are: before that there is no answer at all.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient HealthBoard board;

    /** @param progress asked for only to be there: without the pipeline the box is not ready */
    @Activate
    public HealthEndpoint(@Reference HealthBoard board, @Reference StudyProgress progress,
            @Reference PeerDirectory peers) {
        this.board = board;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> checks = new TreeMap<>();
        board.results().forEach((id, result) -> checks.put(id, result.state().name().toLowerCase(Locale.ROOT)));
        HealthState overall = board.overall();
        HealthAnswer.write(response, overall.ready(), overall.name().toLowerCase(Locale.ROOT), checks);
    }
}
