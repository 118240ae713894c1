package org.pharos.community.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Figure;
import org.pharos.web.common.PageServlet;

/** {@code GET /api/release}: the release that is shown, as JSON; 404 with the reason while there is none. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/release")
public final class ReleaseApi extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ReleaseShelf shelf;
    private final transient ObjectMapper json = new ObjectMapper();

    @Activate
    public ReleaseApi(@Reference ReleaseShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is answered.
     *
     * @param createdAt ISO 8601
     * @param sites most hospitals that any application counts; 0 while that is withheld for all
     * @param applications as in the release: each figure has either {@code value} or {@code withheld}
     */
    public record Answer(long sequence, String issuer, String createdAt, String periodFrom, String keyId, long sites,
            List<ApplicationFigures> applications) {}

    /** Why there is none (RFC 9457). @param title what is wrong @param detail why */
    public record Problem(int status, String title, String detail) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageServlet.protect(response);
        Optional<ShelvedRelease> current = shelf.current();
        if (current.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("application/problem+json;charset=UTF-8");
            json.writeValue(response.getOutputStream(), new Problem(HttpServletResponse.SC_NOT_FOUND,
                    "No release is shown.", shelf.status().words()));
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(response.getOutputStream(), answer(current.get()));
    }

    static Answer answer(ShelvedRelease shelved) {
        List<ApplicationFigures> applications = shelved.release().applications();
        long sites = applications.stream().map(ApplicationFigures::sites).filter(Figure::isShown)
                .mapToLong(Figure::value).max().orElse(0);
        return new Answer(shelved.release().sequence(), shelved.release().issuer(), shelved.release().createdAt(),
                shelved.release().periodFrom(), shelved.keyId(), sites, applications);
    }
}
