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
    private final StringBuilder partial = new StringBuilder();

    JsonNode ask(WebSocket socket, String method, Map<String, ?> parameters) {
        int id = questions.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        socket.sendText(
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
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
            case "Network.requestWillBeSent" ->
                requests.add(told.path("request").path("url").asString());
            default -> {
                // The browser tells much that nobody here wants to know.
            }
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
