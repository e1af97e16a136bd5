package io.corebank.bench.reads;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Has projections rebuilt and looks how long that takes. */
final class Operator {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_NANOS = 20_000_000;

    private final URI bank;
    private final String token;

    Operator(URI bank, String token) {
        this.bank = bank;
        this.token = token;
    }

    /**
     * How long a rebuild took.
     *
     * @param filled seconds until every event was in the new index
     * @param switched seconds until readers saw it, checked against the log
     */
    record Rebuilt(double filled, double switched) {}

    Rebuilt rebuild(String projection) {
        String path = "/api/v1/admin/projections/" + projection;
        long start = System.nanoTime();
        String state = send("POST", path + "/rebuild");
        double filled = 0;
        while (state.contains("\"RUNNING\"")) {
            if (seconds(start) > PATIENCE.toSeconds()) {
                throw new BenchException("The rebuild does not end: " + state, null);
            }
            if (filled == 0 && state.contains("\"progress\":1.0")) {
                filled = seconds(start);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            state = send("GET", path);
        }
        if (!state.contains("\"LIVE\"")) {
            throw new BenchException("The rebuild has failed: " + state, null);
        }
        double switched = seconds(start);
        return new Rebuilt(filled == 0 ? switched : filled, switched);
    }

    /** Starts or pauses the processor of a projection. */
    void processor(String projection, String action) {
        send("POST", "/api/v1/admin/processors/" + projection + "/" + action);
    }

    /** Waits until the processor of a projection has seen every event. */
    void awaitHead(String projection) {
        long start = System.nanoTime();
        while (Clerk.number(send("GET", "/api/v1/admin/processors/" + projection), "lag") > 0) {
            if (seconds(start) > PATIENCE.toSeconds()) {
                throw new BenchException("The projection " + projection + " does not catch up.", null);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private String send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(bank.resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchException(path + " was answered " + answer.statusCode() + " " + answer.body(), null);
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchException(path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
