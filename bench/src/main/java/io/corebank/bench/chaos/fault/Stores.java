package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/** Stores that lose what is in them. Nothing in them is the truth. */
final class Stores {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> CHOICES =
            List.of("truncate event_store.token", "truncate event_store.token, open_transfer");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Stores() {}

    /**
     * The statement that empties the processors' places in the log, alone or with the list of open transfers that is
     * filled from there.
     */
    static String emptying(SplittableRandom random) {
        return CHOICES.get(random.nextInt(CHOICES.size()));
    }

    static boolean isAnswering(URI elasticsearch) {
        try {
            ask(HttpRequest.newBuilder(elasticsearch.resolve("/_cluster/health")));
            return true;
        } catch (BenchException notYet) {
            return false;
        }
    }

    static void deleteAnIndex(URI elasticsearch, SplittableRandom random) {
        List<String> indices = JsonMapper.shared()
                .readTree(ask(HttpRequest.newBuilder(elasticsearch.resolve("/_alias"))))
                .propertyNames()
                .stream()
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
        if (!indices.isEmpty()) {
            String index = indices.get(random.nextInt(indices.size()));
            ask(HttpRequest.newBuilder(elasticsearch.resolve("/" + index)).DELETE());
        }
    }

    private static String ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new BenchException("Elasticsearch answered " + response.body(), null);
            }
            return response.body();
        } catch (IOException e) {
            throw new BenchException("Elasticsearch does not answer: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }
}
