package org.pharos.demo.pacs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pharos.demo.pacs.view.HeldStudy;
import org.pharos.demo.pacs.view.HeldView;
import org.pharos.demo.template.JtepacsGenerated;
import org.pharos.web.common.view.Asset;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.template.JteframeGenerated;

/** What the stand-in PACS holds, on a page of this machine: studies, their objects, and the pictures among them. */
public final class PacsPage implements Closeable {

    private static final int SHOWN_MAX = 20;
    private static final String PICTURE = "/picture/";
    private static final String SMALL = "/small";
    private static final Map<Asset, String> ASSETS = Map.of(Asset.STYLE, "text/css", Asset.ICON, "image/svg+xml",
            Asset.LIVE, "text/javascript", Asset.HTMX, "text/javascript");

    private final PacsArchive archive;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "pacs-page");
        thread.setDaemon(true);
        return thread;
    });

    private PacsPage(PacsArchive archive, int port) throws IOException {
        this.archive = archive;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::page);
        ASSETS.forEach((asset, type) -> server.createContext(asset.path(), exchange -> asset(exchange, asset, type)));
        server.createContext(PICTURE, this::picture);
        server.createContext("/health", exchange -> answer(exchange, 200, "application/json",
                "{\"ready\":true}\n".getBytes(StandardCharsets.UTF_8)));
        server.start();
    }

    /** @param port on the loopback address; 0 for any */
    public static PacsPage start(PacsArchive archive, int port) throws IOException {
        return new PacsPage(archive, port);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void page(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 404, "text/plain", "There is no such page.\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        HeldView view = view();
        Frame frame = new Frame("stand-in PACS", "demonstration", "Studies held", List.of(),
                "A stand-in for a PACS, for demonstration only: patients and examinations are invented, films named as "
                        + "simulated are simulated, and the AI is not for diagnosis.",
                new Session("", "", false), false, false);
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        JteframeGenerated.render(new OwaspHtmlTemplateOutput(bytes), null, frame,
                output -> JtepacsGenerated.render((gg.jte.html.HtmlTemplateOutput) output, null, view));
        answer(exchange, 200, "text/html;charset=UTF-8", bytes.toByteArray());
    }

    private HeldView view() {
        List<List<Held>> all = new ArrayList<>(archive.byStudy().values());
        Collections.reverse(all);
        return new HeldView(all.stream().limit(SHOWN_MAX).map(this::study).toList(), all.size());
    }

    private HeldStudy study(List<Held> objects) {
        Held first = objects.get(0);
        return new HeldStudy(first.patientName().replace("^", ", "), first.patientId(),
                objects.stream().map(held -> new HeldStudy.Item(held.modality(),
                held.seriesDescription(), held.aiResult(), held.sentBy(), archive.hasCommitted(held.instanceUid()),
                held.modality().equals("SR") ? "" : PICTURE + held.instanceUid())).toList());
    }

    private void picture(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(PICTURE.length());
        boolean small = name.endsWith(SMALL);
        Optional<Held> held = archive.find(small ? name.substring(0, name.length() - SMALL.length()) : name);
        Optional<byte[]> picture = Optional.empty();
        if (held.isPresent()) {
            picture = small ? StoredPicture.small(held.get().file()) : StoredPicture.png(held.get().file());
        }
        answer(exchange, picture.isPresent() ? 200 : 404, small ? "image/jpeg" : "image/png",
                picture.orElse(new byte[0]));
    }

    private static void asset(HttpExchange exchange, Asset asset, String type) throws IOException {
        try (InputStream content = asset.open()) {
            answer(exchange, 200, type, content.readAllBytes());
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", PageServlet.CONTENT_SECURITY_POLICY);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
