package io.corebank.bench.reads;

import io.corebank.bench.lab.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Elasticsearch itself, past the bank. */
final class Elastic {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long REFUSED_NANOS = 20_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    Elastic(URI server) {
        this.server = server;
    }

    /** The answer as JSON; a status other than 2xx breaks the run off. */
    JsonNode send(String method, String path, @Nullable String body) {
        return JSON.readTree(
                text(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Sends a bulk, as often as it is refused for now, and fails unless every document in it was written. */
    void bulk(String index, byte[] body) {
        String path = "/" + index + "/_bulk?filter_path=errors";
        HttpResponse<String> taken = answer("POST", path, BodyPublishers.ofByteArray(body));
        while (taken.statusCode() == TOO_MANY_REQUESTS) {
            LockSupport.parkNanos(REFUSED_NANOS);
            taken = answer("POST", path, BodyPublishers.ofByteArray(body));
        }
        String answer = successful(taken);
        if (!answer.contains("\"errors\":false")) {
            throw new BenchException("Documents of a bulk were refused.", null);
        }
    }

    private String text(String method, String path, BodyPublisher body) {
        return successful(answer(method, path, body));
    }

    private static String successful(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new BenchException("Elasticsearch answered " + answer.statusCode() + " " + answer.body(), null);
        }
        return answer.body();
    }

    private HttpResponse<String> answer(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchException("Elasticsearch does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }
}
