package io.corebank.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether every service says that it is ready. The gateway itself is ready without them. */
final class UpstreamsHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<String> BETTER = List.of("AWAY", "DOWN", "UP");
    private static final String READINESS = "/actuator/health/readiness";

    private final Upstreams upstreams;

    UpstreamsHealthIndicator(Upstreams upstreams) {
        super("The services cannot be asked");
        this.upstreams = upstreams;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, CompletableFuture<String>> states = new TreeMap<>();
        upstreams.byService().forEach((service, upstream) -> states.put(service.key(), stateOf(upstream.addresses())));
        boolean allUp = true;
        for (Map.Entry<String, CompletableFuture<String>> entry : states.entrySet()) {
            String state = entry.getValue().join();
            health.withDetail(entry.getKey(), state);
            allUp &= state.equals("UP");
        }
        health.status(allUp ? "UP" : "DOWN");
    }

    /** The best of its replicas' states: while one is UP, so is the service. */
    private CompletableFuture<String> stateOf(List<URI> addresses) {
        List<CompletableFuture<String>> states = addresses.stream()
                .map(address -> state(upstreams.http(), URI.create(address + READINESS)))
                .toList();
        return CompletableFuture.allOf(states.toArray(CompletableFuture[]::new)).thenApply(all -> states.stream()
                .map(CompletableFuture::join)
                .max(Comparator.comparingInt(BETTER::indexOf))
                .orElse("AWAY"));
    }

    private static CompletableFuture<String> state(HttpClient http, URI readiness) {
        return http.sendAsync(
                        HttpRequest.newBuilder(readiness).timeout(PATIENCE).build(), BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == 200 ? "UP" : "DOWN")
                .exceptionally(failure -> failure.getCause() instanceof IOException ? "AWAY" : "DOWN");
    }
}
