package org.pharos.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Reads the pages of the demonstration's processes as any program could. */
final class WebReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();

    /** Whether {@code /health} answers 200. */
    boolean ready(String web) throws InterruptedException {
        return get(web + "health").map(answer -> answer.statusCode() == 200).orElse(false);
    }

    /** The JSON at an address; empty while there is none. */
    Optional<JsonNode> json(String address) throws InterruptedException {
        Optional<HttpResponse<String>> answer = get(address);
        if (answer.isEmpty() || answer.get().statusCode() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(answer.get().body()));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private Optional<HttpResponse<String>> get(String address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
