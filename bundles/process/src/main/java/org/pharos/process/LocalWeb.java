package org.pharos.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Pages of this machine. */
public final class LocalWeb {

    private static final int TIMEOUT_MS = 5_000;

    private LocalWeb() {}

    /** The status a page comes with, all of it read; 0 while nobody answers. */
    public static int status(int port, String path) {
        return status("127.0.0.1", port, path);
    }

    /**
     * The status a page comes with, all of it read; 0 while nobody answers.
     *
     * @param host the address it listens on; one of IPv6 without brackets
     */
    public static int status(String host, int port, String path) {
        String shown = host.contains(":") ? '[' + host + ']' : host;
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + shown + ':' + port + path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            int status = connection.getResponseCode();
            if (status < HttpURLConnection.HTTP_BAD_REQUEST) {
                connection.getInputStream().readAllBytes();
            }
            connection.disconnect();
            return status;
        } catch (IOException notYet) {
            return 0;
        }
    }
}
