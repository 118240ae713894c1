package org.pharos.cli.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pharos.cli.place.Installation;
import org.pharos.launcher.Application;
import org.pharos.launcher.Home;
import org.pharos.launcher.LaunchException;
import org.pharos.launcher.RunningApplication;

/** One of the three servers, from its flags to its end. */
final class Server {

    static final String WEB_PID = "org.apache.felix.http";
    static final String WEB_HOST = "org.apache.felix.http.host";
    static final String WEB_PORT = "org.osgi.service.http.port";

    /** The bundles get this long; the promise to the person is 5 s. */
    private static final long STOP_MS_MAX = 4_300;
    private static final long HEALTH_MS_MAX = 60_000;

    private final String process;
    private final Path home;
    private final HomeSettings settings;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    Server(String process, Path home) {
        this.process = process;
        this.home = home.toAbsolutePath().normalize();
        this.settings = new HomeSettings(this.home);
    }

    HomeSettings settings() {
        return settings;
    }

    /** Pages are for this machine only, unless a person says otherwise in the file. */
    void web(Integer webPort, int otherwise) throws LaunchException {
        settings.give(WEB_PID, WEB_PORT, webPort);
        settings.give(WEB_PID, WEB_HOST, settings.effective(WEB_PID, WEB_HOST, "127.0.0.1"));
        settings.give(WEB_PID, WEB_PORT, settings.port(WEB_PID, WEB_PORT, otherwise));
    }

    Port webPort() throws LaunchException {
        return new Port("--web-port", settings.effective(WEB_PID, WEB_HOST, "127.0.0.1"),
                settings.port(WEB_PID, WEB_PORT, 0));
    }

    /**
     * Starts, says where everything is, and stays until a signal comes.
     *
     * @param addresses lines such as {@code DICOM     PHAROS@here:11112}
     */
    int run(List<Port> ports, List<String> addresses) throws LaunchException, InterruptedException {
        Port.requireDifferent(ports);
        Home taken = Home.take(home);
        try {
            for (Port port : ports) {
                port.requireFree();
            }
        } catch (LaunchException e) {
            close(taken);
            throw e;
        }
        RunningApplication running = RunningApplication.start(
                new Application(process, Installation.application(process), settings.given()), taken);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        running.warnings().forEach(err::println);
        String state = new HealthQuestion(webPort()).ask(HEALTH_MS_MAX);
        greet(state, addresses);
        running.await();
        return 0;
    }

    private void greet(String state, List<String> addresses) throws LaunchException {
        Port web = webPort();
        out.println("Pharos " + process + " " + state);
        out.println("  Page     http://" + shown(web.host()) + ":" + web.number());
        addresses.forEach(line -> out.println("  " + line));
        Path key = home.resolve("keys").resolve("operator.key");
        if (Files.exists(key)) {
            out.println("  Key      " + key + " (to sign in on the page)");
        }
        out.println("  Log      " + home.resolve("log").resolve(process + ".log"));
        out.println("Stop it with Ctrl-C.");
        out.flush();
    }

    private static String shown(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private void stop(RunningApplication running) {
        if (!running.stop(STOP_MS_MAX)) {
            err.println("Some parts of the " + process + " did not end in time and were cut off; the log says more.");
            err.flush();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void close(Home taken) {
        try {
            taken.close();
        } catch (IOException e) {
            // the process ends, and the lock with it
        }
    }
}
