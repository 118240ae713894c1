package org.pharos.gateway.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.pharos.gateway.api.inference.EngineWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker process prints (mostly native libraries do), read so that it never blocks, logged without any path. */
final class WorkerOutput {

    static final Logger LOG = LoggerFactory.getLogger("org.pharos.gateway.worker");

    private static final int LINES_MAX = 200;

    private WorkerOutput() {}

    static void drain(Process process) {
        Thread thread = new Thread(() -> read(process), "worker-output");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(Process process) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int lines = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines++ < LINES_MAX && !line.isBlank()) {
                    LOG.debug("worker {}: {}", process.pid(), EngineWords.withoutPaths(line));
                }
            }
        } catch (IOException e) {
            LOG.debug("worker {}: its output ended", process.pid());
        }
    }
}
