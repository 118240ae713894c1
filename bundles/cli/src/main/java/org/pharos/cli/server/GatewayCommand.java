package org.pharos.cli.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pharos.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./pharos gateway}: the box, in this process. */
@Command(name = "gateway", description = "Runs the gateway: receives studies, runs AI on them, sends on.",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {

    private static final String PEERS = "org.pharos.gateway.core.peers";
    private static final String INTAKE = "org.pharos.gateway.intake.dicom";
    private static final String DELIVERY = "org.pharos.gateway.delivery.dicom~";
    private static final String TELEMETRY = "org.pharos.gateway.telemetry.mqtt";
    private static final String PAGES = "org.pharos.gateway.web";
    private static final int DICOM_PORT = 11_112;
    private static final int WEB_PORT = 8_080;

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The folder it owns.")
    private Path home;

    @Option(names = "--aet", paramLabel = "AET", converter = AeTitle.Converter.class,
            description = "Its AE title (PHAROS).")
    private AeTitle aeTitle;

    @Option(names = "--dicom-port", paramLabel = "PORT", converter = PortNumber.class,
            description = "Where modalities send to (11112).")
    private Integer dicomPort;

    @Option(names = "--web-port", paramLabel = "PORT", converter = PortNumber.class,
            description = "Its page (8080).")
    private Integer webPort;

    @Option(names = "--pacs", paramLabel = "AET@HOST:PORT", converter = DicomNode.Converter.class,
            description = "Where studies and results go; may be given several times.")
    private List<DicomNode> pacs = new ArrayList<>();

    @Option(names = "--modality", paramLabel = "AET[@HOST|CIDR][#SHA256]",
            converter = ModalityRule.Converter.class,
            description = "Who may send, besides those in the configuration, and with which certificate, by its"
                    + " fingerprint; may be given several times.")
    private List<ModalityRule> modalities = new ArrayList<>();

    @Option(names = "--console", paramLabel = "mqtt(s)://HOST:PORT", converter = BrokerAddress.Converter.class,
            description = "The console's broker.")
    private BrokerAddress console;

    @Option(names = "--site", paramLabel = "ID", converter = SiteId.Converter.class,
            description = "What the console calls this place.")
    private SiteId site;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Server server = new Server("gateway", home);
        HomeSettings settings = server.settings()
                .give(PEERS, "aeTitle", aeTitle)
                .give(PEERS, "modalities+", rules())
                .give(INTAKE, "port", dicomPort)
                .give(TELEMETRY, "broker", console)
                .give(TELEMETRY, "site", site)
                .give(PAGES, "site", site);
        for (DicomNode node : pacs) {
            give(settings, node);
        }
        server.web(webPort, WEB_PORT);
        int port = settings.port(INTAKE, "port", DICOM_PORT);
        String title = settings.effective(PEERS, "aeTitle", "PHAROS");
        return server.run(List.of(new Port("--dicom-port", null, port), server.webPort()),
                List.of("DICOM    " + title + "@" + hostName() + ":" + port));
    }

    private String rules() {
        List<String> all = modalities.stream().flatMap(rule -> rule.rules().stream()).toList();
        return all.isEmpty() ? null : String.join(",", all);
    }

    private static void give(HomeSettings settings, DicomNode node) throws LaunchException {
        String pid = DELIVERY + node.aeTitle().replaceAll("[^A-Za-z0-9_-]", "_");
        if (settings.given().containsKey(pid + "/name")) {
            throw new LaunchException("--pacs: more than one is called " + node.aeTitle()
                    + ". Name further ones in config/" + DELIVERY + "NAME.cfg, each with a name of its own.");
        }
        settings.give(pid, "name", node.aeTitle()).give(pid, "aeTitle", node.aeTitle()).give(pid, "host", node.host())
                .give(pid, "port", node.port());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
