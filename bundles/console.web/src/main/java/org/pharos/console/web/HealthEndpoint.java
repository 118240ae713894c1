package org.pharos.console.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.web.common.HealthAnswer;

/** {@code GET /health} for machines: 200 while the console hears its broker. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Hearing hearing;

    @Activate
    public HealthEndpoint(@Reference Hearing hearing) {
        this.hearing = hearing;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean hears = hearing.hears();
        HealthAnswer.write(response, hears, hears ? "ok" : "starting",
                Map.of("pages", "ok", "broker", hears ? "ok" : "not heard"));
    }
}
