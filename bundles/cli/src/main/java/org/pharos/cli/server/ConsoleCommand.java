package org.pharos.cli.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pharos.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./pharos console}: the fleet console, in this process. */
@Command(name = "console", description = "Runs the fleet console: sees every gateway that reports to it.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    private static final String BROKER = "org.pharos.console.broker";
    private static final String STORE = "org.pharos.console.store";
    private static final int WEB_PORT = 8_081;
    private static final int MQTT_PORT = 1_883;

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The folder it owns.")
    private Path home;

    @Option(names = "--web-port", paramLabel = "PORT", converter = PortNumber.class,
            description = "Its page (8081).")
    private Integer webPort;

    @Option(names = "--mqtt-port", paramLabel = "PORT", converter = PortNumber.class,
            description = "Where gateways report to (1883).")
    private Integer mqttPort;

    @Option(names = "--db", paramLabel = "jdbc:...",
            description = "The database; without it, one of its own below --home.")
    private String database;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        if (database != null && !database.matches("jdbc:(postgresql|h2):.+")) {
            throw new LaunchException("--db: '" + database + "' does not begin with jdbc:postgresql: or jdbc:h2:");
        }
        Server server = new Server("console", home);
        HomeSettings settings = server.settings().give(BROKER, "port", mqttPort).give(STORE, "url", database);
        server.web(webPort, WEB_PORT);
        int mqtt = settings.port(BROKER, "port", MQTT_PORT);
        return server.run(List.of(new Port("--mqtt-port", null, mqtt), server.webPort()),
                List.of("Broker   mqtt://localhost:" + mqtt));
    }
}
