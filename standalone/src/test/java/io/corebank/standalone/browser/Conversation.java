package io.corebank.standalone.browser;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions and answers over the DevTools protocol, and what the browser says unasked. */
final class Conversation implements WebSocket.Listener {

    private static final int PATIENCE_SECONDS = 30;

    private final AtomicInteger questions = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> writes = new ConcurrentLinkedQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile Consumer<JsonNode> paused = request -> {};

    JsonNode ask(WebSocket socket, String method, Map<String, ?> parameters) {
        return tell(socket, method, parameters)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Asks, and does not wait for the answer. One after the other, as a socket wants it. */
    synchronized CompletableFuture<JsonNode> tell(WebSocket socket, String method, Map<String, ?> parameters) {
        int id = questions.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        socket.sendText(
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        return answer;
    }

    /** Who is told of the requests that wait for a decision. */
    void onPaused(Consumer<JsonNode> listener) {
        paused = listener;
    }

    List<String> takeTroubles() {
        List<String> taken = new ArrayList<>();
        for (String trouble = troubles.poll(); trouble != null; trouble = troubles.poll()) {
            taken.add(trouble);
        }
        return taken;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> writes() {
        return List.copyOf(writes);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode message = JsonMapper.shared().readTree(partial.toString());
            partial.setLength(0);
            take(message);
        }
        socket.request(1);
        return null;
    }

    private void take(JsonNode message) {
        CompletableFuture<JsonNode> waiting =
                message.has("id") ? open.remove(message.path("id").asInt()) : null;
        if (waiting != null) {
            answer(waiting, message);
            return;
        }
        JsonNode told = message.path("params");
        switch (message.path("method").asString("")) {
            case "Runtime.exceptionThrown" ->
                troubles.add(told.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> noteIfError(told.path("type").asString(), told);
            case "Log.entryAdded" ->
                noteIfError(told.path("entry").path("level").asString(), told);
            case "Network.requestWillBeSent" -> noteRequest(told.path("request"));
            case "Fetch.requestPaused" -> paused.accept(told);
            default -> {
                // The browser tells much that nobody here wants to know.
            }
        }
    }

    private void noteRequest(JsonNode request) {
        String address = request.path("url").asString();
        String method = request.path("method").asString();
        requests.add(address);
        if (!method.equals("GET") && address.contains("/api/")) {
            writes.add(method + " " + address);
        }
    }

    private static void answer(CompletableFuture<JsonNode> waiting, JsonNode message) {
        if (message.has("error")) {
            waiting.completeExceptionally(
                    new IllegalStateException(message.path("error").toString()));
        } else {
            waiting.complete(message.path("result"));
        }
    }

    private void noteIfError(String level, JsonNode told) {
        if (level.equals("error")) {
            troubles.add(told.toString());
        }
    }
}
