package io.corebank.standalone.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The line between a page and the bank: slow, cut, or with somebody at its other end who refuses everything. */
final class Line implements AutoCloseable {

    /** What the bank says while it refuses. */
    static final String REFUSAL = "The bank has no time for you";

    private static final int SLOW_MILLIS = 400;
    private static final String PROBLEM = """
            {"type":"about:blank","title":"Too busy","status":503,"detail":"%s","code":"too-busy",\
            "correlationId":"a-correlation-id"}""".formatted(REFUSAL);

    private final Browser browser;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private volatile State state = State.OPEN;

    enum State {
        OPEN,
        SLOW,
        CUT,
        REFUSING
    }

    Line(Browser browser) {
        this.browser = browser;
        browser.onPaused(this::take);
    }

    /** From now on, for requests that are under way, too. */
    void is(State next) {
        state = next;
    }

    /** Has an address answer with what is given, until the line is closed. */
    void answers(String path, String json) {
        given.put(path, json);
    }

    private void take(JsonNode paused) {
        String request = paused.path("requestId").asString();
        String instead = given.get(
                URI.create(paused.path("request").path("url").asString()).getPath());
        if (instead != null) {
            fulfil(request, 200, "application/json", instead);
            return;
        }
        int delay = state == State.SLOW ? SLOW_MILLIS : 0;
        Future<?> unused = thread.schedule(() -> answer(request), delay, TimeUnit.MILLISECONDS);
    }

    private void answer(String request) {
        switch (state) {
            case CUT ->
                browser.tell("Fetch.failRequest", Map.of("requestId", request, "errorReason", "ConnectionRefused"));
            case REFUSING -> fulfil(request, 503, "application/problem+json", PROBLEM);
            default -> browser.tell("Fetch.continueRequest", Map.of("requestId", request));
        }
    }

    private void fulfil(String request, int status, String type, String body) {
        Map<String, Object> answer = Map.of(
                "requestId",
                request,
                "responseCode",
                status,
                "responseHeaders",
                List.of(Map.of("name", "Content-Type", "value", type)),
                "body",
                Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        browser.tell("Fetch.fulfillRequest", answer);
    }

    @Override
    public void close() {
        browser.call("Fetch.disable", Map.of());
        thread.shutdownNow();
    }
}
