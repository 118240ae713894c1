package org.pharos.itest.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.Patience;

/** Chromium without a window, driven over WebDriver (W3C). Not for several threads. */
final class Browser implements AutoCloseable {

    /** A phone held upright. */
    static final int PHONE_WIDTH = 390;

    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningProcess driver;
    private final String server;
    private String session;

    private Browser(RunningProcess driver, String server) {
        this.driver = driver;
        this.server = server;
    }

    private void begin(Path profile) throws IOException, InterruptedException {
        List<String> arguments = List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        Object wanted = Map.of("browserName", "chrome", "goog:loggingPrefs", Map.of("browser", "ALL"),
                "goog:chromeOptions", Map.of("args", arguments));
        session = "/session/" + post("/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)))
                .get("sessionId").asText();
    }

    /** @throws org.opentest4j.TestAbortedException where there is none */
    static Browser start(Path profile) throws IOException, InterruptedException {
        OutsideTool.require("chromium");
        RunningProcess driver = OutsideTool.require("chromedriver")
                .start(profile.resolveSibling("chromedriver.txt"), "--port=0")
                .awaitOrClose(fresh -> fresh.awaitSign("its port", Patience.SECONDS,
                        () -> STARTED.matcher(fresh.output()).find()));
        Matcher started = STARTED.matcher(driver.output());
        started.find();
        Browser browser = new Browser(driver, "http://127.0.0.1:" + started.group(1));
        driver.awaitOrClose(ready -> browser.begin(profile));
        return browser;
    }

    void open(String address) throws IOException, InterruptedException {
        post(session + "/url", Map.of("url", address));
    }

    /** @param width in CSS pixels */
    void look(int width, boolean dark) throws IOException, InterruptedException {
        developer("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 900, "deviceScaleFactor", 1,
                "mobile", width == PHONE_WIDTH));
        developer("Emulation.setEmulatedMedia", Map.of("features", List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** From the next page on. */
    void runScripts(boolean run) throws IOException, InterruptedException {
        developer("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** As on a first visit: nothing is in its cache. */
    void forgetEverything() throws IOException, InterruptedException {
        developer("Network.clearBrowserCache", Map.of());
        developer("Network.clearBrowserCookies", Map.of());
    }

    /** Asks the page about itself, see {@code audit.js}. */
    JsonNode audit() throws IOException, InterruptedException {
        try (InputStream script = Browser.class.getResourceAsStream("audit.js")) {
            return ask(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Runs the body of a function in the page. */
    JsonNode ask(String script) throws IOException, InterruptedException {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** The page as it stands now. */
    String source() throws IOException, InterruptedException {
        return call("GET", session + "/source", null).asText();
    }

    /** @param selector of CSS */
    void type(String selector, String text) throws IOException, InterruptedException {
        post(session + "/element/" + element(selector) + "/value", Map.of("text", text));
    }

    void click(String selector) throws IOException, InterruptedException {
        post(session + "/element/" + element(selector) + "/click", Map.of());
    }

    private String element(String selector) throws IOException, InterruptedException {
        return post(session + "/element", Map.of("using", "css selector", "value", selector)).get(ELEMENT).asText();
    }

    /** What it complained of since this was asked last. */
    List<String> complaints() throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        post(session + "/se/log", Map.of("type", "browser")).forEach(entry ->
                complaints.add(entry.get("level").asText() + ' ' + entry.get("message").asText()));
        return complaints;
    }

    private void developer(String command, Map<String, ?> parameters) throws IOException, InterruptedException {
        post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    private JsonNode call(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json").method(method, publisher).build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode value = JSON.readTree(response.body()).path("value");
        if (response.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(path + ": " + value.path("message").asText());
        }
        return value;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            call("DELETE", session, null);
        } finally {
            driver.close();
        }
    }
}
