package org.pharos.demo.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./pharos demo}. */
@Command(name = "demo",
        description = "Everything on this machine: gateways, a stand-in PACS, console and community page.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final int SITES_MAX = 5;

    @Option(names = "--once", description = "Send, wait for the results, print a summary and end.")
    private boolean once;

    @Option(names = "--sites", paramLabel = "N", defaultValue = "1",
            description = "Hospitals to play, 1 to 5 (${DEFAULT-VALUE}).")
    private int sites;

    @Option(names = "--home", paramLabel = "DIR", description = "Where everything is kept (a fresh temporary folder).")
    private Path home;

    @Override
    public Integer call() throws InterruptedException {
        if (sites < 1 || sites > SITES_MAX) {
            System.err.println("demo: --sites must be 1 to " + SITES_MAX);
            return 2;
        }
        try {
            Path folder = home == null
                    ? Files.createTempDirectory("pharos-demo-")
                    : Files.createDirectories(home).toRealPath();
            try (Cast cast = Cast.assemble(folder, sites)) {
                Thread ending = new Thread(cast::close, "demo-end");
                Runtime.getRuntime().addShutdownHook(ending);
                boolean told = new Story(cast, System.out).tell();
                if (told && once) {
                    sayWhatStays(folder);
                } else if (told) {
                    new Story(cast, System.out).goOn();
                }
                return told ? 0 : 1;
            }
        } catch (IOException e) {
            System.err.println("demo: " + e.getMessage());
            return 1;
        }
    }

    private void sayWhatStays(Path folder) {
        String word = ShellWord.of(folder);
        String again = "./pharos demo --home " + word + (sites == 1 ? "" : " --sites " + sites);
        System.out.println("\nThese pages end with this command. To open them again, until Ctrl-C: " + again);
        System.out.println("Kept there: demo-site-*/spool (films, results, journal), */log, stand-in-pacs,"
                + " console/releases. To remove it all: rm -r " + word);
    }
}
