package org.pharos.cli.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pharos.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./pharos community}: the community page, in this process. */
@Command(name = "community", description = "Runs the community page: aggregates nobody can trace to a patient.",
        mixinStandardHelpOptions = true)
public final class CommunityCommand implements Callable<Integer> {

    private static final String CORE = "org.pharos.community.core";
    private static final int WEB_PORT = 8_082;
    private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The folder it owns.")
    private Path home;

    @Option(names = "--web-port", paramLabel = "PORT", converter = PortNumber.class,
            description = "Its page (8082).")
    private Integer webPort;

    @Option(names = "--feed", paramLabel = "DIR|URL", description = "Where signed releases are found.")
    private String feed;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Server server = new Server("community", home);
        server.settings().give(CORE, "feed", feed == null ? null : absolute(feed));
        server.web(webPort, WEB_PORT);
        return server.run(List.of(server.webPort()), List.of());
    }

    /** A folder is meant from where the person stands. */
    private static String absolute(String text) throws LaunchException {
        if (text.isBlank()) {
            throw new LaunchException("--feed: name a folder or a URL");
        }
        if (!text.matches("[a-z]{2,}://.*")) {
            return Path.of(text).toAbsolutePath().normalize().toString();
        }
        if (!isWebAddress(text)) {
            throw new LaunchException("--feed: '" + text + "' is neither a folder nor an address that begins with"
                    + " http:// or https://");
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null && WEB_SCHEMES.contains(address.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
