package org.pharos.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.console.core.release.ReleaseOffice;
import org.pharos.console.core.release.ReleaseOffice.Published;
import org.pharos.web.common.PageServlet;

/** {@code GET /api/release}: the last release written, as JSON; 404 while there is none. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/release")
public final class ReleaseApi extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ReleaseOffice office;
    private final transient ObjectMapper json = new ObjectMapper();

    @Activate
    public ReleaseApi(@Reference ReleaseOffice office) {
        this.office = office;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageServlet.protect(response);
        response.setContentType("application/json;charset=UTF-8");
        Optional<Published> last = office.last();
        if (last.isEmpty()) {
            new Problem(HttpServletResponse.SC_NOT_FOUND, "No release was written yet.",
                    "One is written on schedule, or on the page /publication by whoever is signed in.").write(response);
            return;
        }
        json.writeValue(response.getOutputStream(), last.get().release());
    }
}
