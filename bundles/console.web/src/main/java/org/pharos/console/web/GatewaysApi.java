package org.pharos.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.console.core.Fleet;
import org.pharos.console.core.GatewayView;
import org.pharos.web.common.PageServlet;

/** {@code GET /api/gateways} and {@code /api/gateways/<site>}: what the gateways report, as JSON. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/api/gateways", "/api/gateways/*"})
public final class GatewaysApi extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Fleet fleet;
    private final transient ObjectMapper json = new ObjectMapper();

    @Activate
    public GatewaysApi(@Reference Fleet fleet) {
        this.fleet = fleet;
    }

    /** One gateway. @param lastSeen ISO 8601; @param health ok, starting, unknown, degraded or critical */
    public record Entry(String site, boolean online, String lastSeen, String health, Map<String, Object> metrics) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageServlet.protect(response);
        response.setContentType("application/json;charset=UTF-8");
        if (request.getPathInfo() == null || request.getPathInfo().equals("/")) {
            json.writeValue(response.getOutputStream(), fleet.gateways().stream().map(GatewaysApi::entry).toList());
            return;
        }
        Optional<GatewayView> gateway = DevicePage.named(fleet, request);
        if (gateway.isEmpty()) {
            new Problem(HttpServletResponse.SC_NOT_FOUND, "There is no such gateway.",
                    "None of this name has ever reported. /api/gateways lists those that have.").write(response);
            return;
        }
        json.writeValue(response.getOutputStream(), entry(gateway.get()));
    }

    private static Entry entry(GatewayView gateway) {
        return new Entry(gateway.site().value(), gateway.online(), gateway.lastSeen().toString(),
                gateway.health().name().toLowerCase(Locale.ROOT), gateway.metrics());
    }
}
