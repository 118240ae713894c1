package org.pharos.community.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pharos.release.format.SignedRelease;

class HttpFeedTest {

    private final CountDownLatch finished = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> new Thread(task).start());
        server.start();
    }

    @AfterEach
    void stop() {
        finished.countDown();
        server.stop(0);
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        server.stop(0);

        assertThatThrownBy(() -> feed("/").newest()).isInstanceOf(FeedAwayException.class)
                .hasMessage("The feed cannot be reached.");
    }

    @Test
    void followsNoRedirection() {
        AtomicInteger elsewhere = new AtomicInteger();
        server.createContext("/elsewhere", exchange -> elsewhere.incrementAndGet());
        server.createContext("/latest.json", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThatThrownBy(() -> feed("/").newest()).isInstanceOf(FeedAwayException.class).hasMessageContaining("302");
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void hangsUpOnAnAnswerThatDoesNotEnd() throws Exception {
        server.createContext("/latest.json", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            pour(exchange);
        });

        assertThat(feed("/").newest()).hasValueSatisfying(bytes ->
                assertThat(bytes).hasSize(SignedRelease.BYTES_MAX + 1));
    }

    @Test
    void givesUpOnAnAnswerThatStopsInTheMiddle() {
        server.createContext("/latest.json", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });

        assertThatThrownBy(() -> new HttpFeed(address("/"), Duration.ofMillis(300)).newest())
                .isInstanceOf(FeedAwayException.class).hasMessage("The feed did not answer in time.");
    }

    @Test
    void nothingPublishedYetIsNoFault() throws Exception {
        assertThat(feed("/").newest()).isEmpty();
    }

    @Test
    void readsLatestBelowItsAddressWithOrWithoutASlash() throws Exception {
        server.createContext("/hospitals/latest.json", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });

        assertThat(feed("/hospitals").newest()).hasValueSatisfying(bytes ->
                assertThat(bytes).asString().isEqualTo("{}"));
        assertThat(feed("/hospitals/").newest()).isPresent();
    }

    @Test
    void aFeedIsAFolderOrAWebAddress() {
        assertThat(Feed.parse(" ")).isEmpty();
        assertThat(Feed.parse("/srv/releases")).get().isInstanceOf(FolderFeed.class);
        assertThat(Feed.parse("HTTPS://console.example/releases")).get().isInstanceOf(HttpFeed.class);
        assertThatThrownBy(() -> Feed.parse("ftp://console.example/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Feed.parse("file:///etc")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void pour(HttpExchange exchange) {
        byte[] drop = new byte[64 * 1024];
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(drop);
            }
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    private void await() {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpFeed feed(String path) {
        return new HttpFeed(address(path));
    }

    private URI address(String path) {
        InetSocketAddress at = server.getAddress();
        return URI.create("http://" + at.getAddress().getHostAddress() + ':' + at.getPort() + path);
    }
}
