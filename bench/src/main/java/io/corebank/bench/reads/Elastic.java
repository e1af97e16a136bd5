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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Elasticsearch itself, past the bank. */
final class Elastic {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    /** Sends a bulk, and fails unless every document in it was written. */
    void bulk(String index, byte[] body) {
        String answer = text("POST", "/" + index + "/_bulk?filter_path=errors", BodyPublishers.ofByteArray(body));
        if (!answer.contains("\"errors\":false")) {
            throw new BenchException("Documents of a bulk were refused.", null);
        }
    }

    private String text(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchException("Elasticsearch answered " + answer.statusCode() + " " + answer.body(), null);
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchException("Elasticsearch does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }
}
