package io.corebank.standalone.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    private void take(JsonNode paused) {
        String request = paused.path("requestId").asString();
        int delay = state == State.SLOW ? SLOW_MILLIS : 0;
        Future<?> unused = thread.schedule(() -> answer(request), delay, TimeUnit.MILLISECONDS);
    }

    private void answer(String request) {
        switch (state) {
            case CUT ->
                browser.tell("Fetch.failRequest", Map.of("requestId", request, "errorReason", "ConnectionRefused"));
            case REFUSING ->
                browser.tell(
                        "Fetch.fulfillRequest",
                        Map.of(
                                "requestId",
                                request,
                                "responseCode",
                                503,
                                "responseHeaders",
                                List.of(Map.of("name", "Content-Type", "value", "application/problem+json")),
                                "body",
                                Base64.getEncoder().encodeToString(PROBLEM.getBytes(StandardCharsets.UTF_8))));
            default -> browser.tell("Fetch.continueRequest", Map.of("requestId", request));
        }
    }

    @Override
    public void close() {
        browser.call("Fetch.disable", Map.of());
        thread.shutdownNow();
    }
}
