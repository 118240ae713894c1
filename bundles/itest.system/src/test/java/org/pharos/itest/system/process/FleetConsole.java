package org.pharos.itest.system.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.Visitor;

/** The console with its broker, as {@code ./pharos console} starts it. */
public final class FleetConsole implements AutoCloseable {

    private final Path home;
    private final Path output;
    private final int mqttPort = FreePort.find();
    private final int webPort = FreePort.find();
    private final Visitor visitor = Visitor.of(webPort);
    private RunningProcess process;

    private FleetConsole(Workplace place) throws IOException {
        home = place.folder("console");
        output = place.folder("output").resolve("console.txt");
    }

    /** Does not start it yet; its addresses are known already. */
    public static FleetConsole in(Workplace place) throws IOException {
        FleetConsole console = new FleetConsole(place);
        return place.own(console, console.output, console.home.resolve("log/console.log"));
    }

    public int mqttPort() {
        return mqttPort;
    }

    public String broker() {
        return "mqtt://127.0.0.1:" + mqttPort;
    }

    public Path home() {
        return home;
    }

    public Visitor visitor() {
        return visitor;
    }

    /** Another visitor, signed in as operator. */
    public Visitor operator() throws IOException, InterruptedException {
        return Operator.of(webPort, home);
    }

    /** Returns when it says that it is ready. */
    public FleetConsole start() throws IOException, InterruptedException {
        process = RunningProcess.start("the console", output, RunningProcess.pharos(List.of("console", "--home",
                home.toString(), "--web-port", Integer.toString(webPort), "--mqtt-port", Integer.toString(mqttPort))));
        process.awaitHealth(webPort, Eventually.LIMIT.toSeconds());
        return this;
    }

    /** What it tells programs of a gateway it has heard of. */
    public Optional<JsonNode> gateway(String site) throws IOException, InterruptedException {
        for (JsonNode gateway : Json.at(visitor, "/api/gateways")) {
            if (gateway.path("site").asText().equals(site)) {
                return Optional.of(gateway);
            }
        }
        return Optional.empty();
    }

    /** Whether it shows a gateway as online. */
    public boolean online(String site) throws IOException, InterruptedException {
        return gateway(site).filter(gateway -> gateway.path("online").asBoolean()).isPresent();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
