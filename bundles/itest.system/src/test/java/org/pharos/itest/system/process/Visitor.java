package org.pharos.itest.system.process;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who looks at the pages of one of our processes, with a browser's cookies and without its scripts. */
public final class Visitor {

    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).build();
    private final int port;

    public Visitor(int port) {
        this.port = port;
    }

    public Page get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    /** Whether {@code /health} answers 200. */
    public boolean ready() throws IOException, InterruptedException {
        return get("/health").status() == 200;
    }

    /** Gives the operator's key. */
    public void signIn(Path key) throws IOException, InterruptedException {
        Page answer = submit("/sign-in", Map.of("key", Files.readString(key).strip()));
        if (answer.status() != 302) {
            throw new IllegalStateException("not signed in: " + answer.text());
        }
    }

    /** Sends a form of this page, as its button would. */
    public Page submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, "csrf=" + get(path).csrf() + '&' + encoded(fields));
    }

    /** Sends a form that did not come from the page. */
    public Page forge(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, encoded(fields));
    }

    private Page post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        return new Page(answer.statusCode(), answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
