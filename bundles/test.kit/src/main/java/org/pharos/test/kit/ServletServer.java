package org.pharos.test.kit;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The web server the product uses, on a free port of this machine, with the servlets a test puts into it. A bundle that
 * uses it names {@code org.apache.felix.http.jetty12} and the servlet API among its test dependencies.
 */
public final class ServletServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private ServletServer(Map<String, Servlet> servlets) throws Exception {
        connector.setHost(LOOPBACK);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        servlets.forEach((pattern, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, pattern);
        });
        server.setHandler(context);
        server.start();
    }

    /** @param servlets by their patterns; the empty pattern is the root */
    public static ServletServer start(Map<String, Servlet> servlets) throws Exception {
        return new ServletServer(servlets);
    }

    /** Its root, such as {@code http://127.0.0.1:40123}. */
    public URI address() {
        return URI.create("http://" + LOOPBACK + ':' + connector.getLocalPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
