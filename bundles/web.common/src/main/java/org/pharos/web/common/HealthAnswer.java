package org.pharos.web.common;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer to {@code GET /health}: 200 when ready, 503 otherwise, JSON either way. */
public final class HealthAnswer {

    private HealthAnswer() {}

    /**
     * @param state the overall state in a word
     * @param checks the state of each check in a word, by id; ids and words are ours, never outside data
     */
    public static void write(HttpServletResponse response, boolean ready, String state, Map<String, String> checks)
            throws IOException {
        PageServlet.protect(response);
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json;charset=UTF-8");
        String each = checks.entrySet().stream()
                .map(check -> quoted(check.getKey()) + ':' + quoted(check.getValue()))
                .collect(Collectors.joining(","));
        response.getWriter().write("{\"ready\":" + ready + ",\"state\":" + quoted(state) + ",\"checks\":{" + each
                + "}}\n");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
