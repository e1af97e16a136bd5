package io.corebank.query;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events. All of them share the few threads of one HTTP client. */
public final class EventSource implements AutoCloseable, Flow.Subscriber<String> {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One event as it came over the wire. */
    public record Received(String id, String type, JsonNode data) {}

    private final List<Received> received = new ArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<String> position = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private String id = "";
    private String type = "";
    private int comments;
    private Flow.@Nullable Subscription lines;

    private EventSource() {}

    static EventSource open(int port, String token, String path, @Nullable String lastSeen) {
        EventSource source = new EventSource();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        CompletableFuture<HttpResponse<Void>> unused = CLIENT.sendAsync(request.build(), answer -> {
                    source.position.complete(
                            answer.headers().firstValue("Bank-Position").orElse(""));
                    source.status.complete(answer.statusCode());
                    return HttpResponse.BodySubscribers.fromLineSubscriber(source);
                })
                .whenComplete((answer, failure) -> source.ended.complete(null));
        return source;
    }

    /** The status of the answer, as soon as its headers are there. */
    public CompletableFuture<Integer> status() {
        return status;
    }

    /** From which position on the stream tells what happens. */
    public CompletableFuture<String> position() {
        return position;
    }

    /** The end of the stream, whoever ended it. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** How many events there were so far. */
    public synchronized int count() {
        return received.size();
    }

    public synchronized int comments() {
        return comments;
    }

    @Override
    public void close() {
        Flow.Subscription open = lines;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        lines = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            type = line.substring(7);
        } else if (line.startsWith("data: ")) {
            received.add(new Received(id, type, Objects.requireNonNull(JSON.readTree(line.substring(6)))));
        } else if (line.startsWith(":")) {
            comments++;
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.complete(null);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }
}
