package org.pharos.test.kit;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who visits pages without any script: follows no redirect, keeps cookies, fills in forms. */
public final class Visitor {

    private static final Pattern FORM_SECRET = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

    public Visitor(URI server) {
        this.server = server;
    }

    /** Of a server on this machine. */
    public static Visitor of(int port) {
        return new Visitor(URI.create("http://127.0.0.1:" + port));
    }

    /** @param path with its query, encoded; @param headers name, value, name, value ... */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", HttpRequest.BodyPublishers.noBody(), path, headers);
    }

    public HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return send("HEAD", HttpRequest.BodyPublishers.noBody(), path);
    }

    /** What a person reads on a page: without tags, one space between words. */
    public String read(String path) throws IOException, InterruptedException {
        return get(path).body().replaceAll("<[^>]*>", " ").replace("&#39;", "'").replace("&#34;", "\"")
                .replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    /** Sends a form as it is given. */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream().map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", HttpRequest.BodyPublishers.ofString(body), path, all);
    }

    /** Sends a form of this page, as its button would. */
    public HttpResponse<String> submit(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf", secretIn(get(path)));
        return post(path, form);
    }

    /** Gives the operator's key on the page {@code /sign-in}. */
    public HttpResponse<String> signIn(String key) throws IOException, InterruptedException {
        return submit("/sign-in", Map.of("key", key));
    }

    /** The secret that the forms of a page carry; empty when it has none. */
    public static String secretIn(HttpResponse<String> page) {
        Matcher found = FORM_SECRET.matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    private HttpResponse<String> send(String method, HttpRequest.BodyPublisher body, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).method(method, body)
                .timeout(TIMEOUT);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
