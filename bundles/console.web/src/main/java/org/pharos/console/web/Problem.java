package org.pharos.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pharos.web.common.PageServlet;

/**
 * What REST answers instead of what was asked for (RFC 9457, {@code application/problem+json}).
 *
 * @param status the HTTP status again
 * @param title what happened
 * @param detail why, and what to do
 */
public record Problem(int status, String title, String detail) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(HttpServletResponse response) throws IOException {
        PageServlet.protect(response);
        response.setStatus(status);
        response.setContentType("application/problem+json;charset=UTF-8");
        JSON.writeValue(response.getOutputStream(), this);
    }
}
