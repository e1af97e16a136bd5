package io.corebank.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service as somebody. */
public final class Http {

    private static final String POSITION = "Bank-Min-Position";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String token;
    private final LongSupplier position;

    /** Demands the position with every request that does not name one itself, unless it is below zero. */
    Http(int port, String token, LongSupplier position) {
        this.port = port;
        this.token = token;
        this.position = position;
    }

    /** An answer, with its body as JSON when it is. */
    public record Answer(HttpResponse<String> raw) {

        public int status() {
            return raw.statusCode();
        }

        public String body() {
            return raw.body();
        }

        public JsonNode json() {
            return Objects.requireNonNull(JSON.readTree(raw.body()));
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        private boolean isBehind() {
            return status() == 503 && text("code").equals("position-not-reached");
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }
    }

    /** The answer; asks again, as a client should, while the read side has not reached the position demanded. */
    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        long wanted = position.getAsLong();
        if (wanted < 0 || List.of(headers).contains(POSITION)) {
            return send(request.build());
        }
        request.header(POSITION, Long.toString(wanted));
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> send(request.build()), answer -> !answer.isBehind());
    }

    /** The answer to a request without a body. */
    public Answer post(String path) {
        return send("POST", path);
    }

    /** The answer to a write without a body. */
    public Answer send(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
