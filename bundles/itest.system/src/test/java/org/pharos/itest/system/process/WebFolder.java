package org.pharos.itest.system.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.process.FreePort;

/** A web server that offers the files of one folder below {@code /releases/}, as an operator's would. */
public final class WebFolder implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Path folder;
    private final int port = FreePort.find();
    private HttpServer server;

    private WebFolder(Path folder) {
        this.folder = folder;
    }

    /** Does not serve yet. */
    public static WebFolder of(Workplace place, Path folder) {
        return place.own(new WebFolder(folder));
    }

    public String address() {
        return "http://127.0.0.1:" + port + "/releases/";
    }

    /** Begins, or begins again at the same address. */
    public WebFolder start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/releases/", this::answer);
        server.start();
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(OK, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Hangs up on everybody; it can begin again. */
    public void stop() {
        server.stop(0);
        server = null;
    }

    @Override
    public void close() {
        if (server != null) {
            stop();
        }
    }
}
