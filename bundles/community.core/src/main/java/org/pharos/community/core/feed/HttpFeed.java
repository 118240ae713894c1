package org.pharos.community.core.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pharos.release.format.ReleaseFolder;
import org.pharos.release.format.SignedRelease;

/**
 * {@code latest.json} below an http(s) address. Follows no redirection, so that a feed can send its reader nowhere
 * else, and gives up when the whole answer takes longer than {@link #ANSWER_TIMEOUT}.
 */
public final class HttpFeed implements Feed {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI latest;
    private final Duration answerTimeout;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    public HttpFeed(URI folder) {
        this(folder, ANSWER_TIMEOUT);
    }

    HttpFeed(URI folder, Duration answerTimeout) {
        String address = folder.toString();
        this.latest = URI.create(address.endsWith("/") ? address : address + '/').resolve(ReleaseFolder.LATEST);
        this.answerTimeout = answerTimeout;
    }

    @Override
    public Optional<byte[]> newest() throws FeedAwayException {
        HttpRequest request = HttpRequest.newBuilder(latest).timeout(answerTimeout).header("Accept", "application/json")
                .GET().build();
        HttpResponse<byte[]> answer = answer(client.sendAsync(request,
                head -> new BoundedBody(SignedRelease.BYTES_MAX + 1)));
        return switch (answer.statusCode()) {
            case OK -> Optional.of(answer.body());
            case NOT_FOUND -> Optional.empty();
            default -> throw new FeedAwayException("The feed answers with status " + answer.statusCode() + '.');
        };
    }

    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked) throws FeedAwayException {
        try {
            return asked.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new FeedAwayException("The feed did not answer in time.", e);
        } catch (ExecutionException e) {
            throw new FeedAwayException("The feed cannot be reached.", e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new FeedAwayException("The look at the feed was broken off.", e);
        }
    }
}
