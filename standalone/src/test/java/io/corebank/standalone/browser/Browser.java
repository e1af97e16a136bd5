package io.corebank.standalone.browser;

import io.corebank.standalone.bank.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of a Chromium, driven by the DevTools protocol. It keeps what a person would not see: errors of scripts,
 * what was refused by the policy, and where requests went.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Windows windows;
    private final Windows.Window window;
    private final Conversation conversation;

    private Browser(Windows windows, Windows.Window window, Conversation conversation) {
        this.windows = windows;
        this.window = window;
        this.conversation = conversation;
        for (String domain : List.of("Page", "Runtime", "Log", "Network", "Performance")) {
            call(domain + ".enable", Map.of());
        }
        call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    static Browser open(Chromium chromium, int width, int height) throws IOException {
        Windows windows = Windows.of(chromium);
        Conversation conversation = new Conversation();
        return new Browser(windows, windows.open(width, height, conversation), conversation);
    }

    /** Loads a page. */
    void visit(URI address) {
        call("Page.navigate", Map.of("url", address.toString()));
    }

    /** The value of an expression, or of what it promises. */
    JsonNode evaluate(String script) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until an expression is true, through pages that come and go. */
    void await(String condition) {
        Awaitility.await(condition)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> evaluate("Boolean(" + condition + ")").asBoolean());
    }

    /** How much of a processor the thread of the page has taken so far. */
    double busyMillis() {
        for (JsonNode metric : call("Performance.getMetrics", Map.of()).path("metrics")) {
            if (metric.path("name").asString().equals("ThreadTime")) {
                return metric.path("value").asDouble() * 1_000;
            }
        }
        throw new AssertionError("This browser does not tell the time of a thread");
    }

    /** What went wrong behind the page since it was last asked for. */
    List<String> troubles() {
        return conversation.takeTroubles();
    }

    /** The addresses of all requests. */
    List<String> requests() {
        return conversation.requests();
    }

    /** Everything that was asked for to be changed: the method and the address. */
    List<String> writes() {
        return conversation.writes();
    }

    /** Presses a key as a hand does. */
    void key(String name) {
        Map<String, ?> key =
                switch (name) {
                    case "Enter" -> Map.of("key", name, "code", name, "windowsVirtualKeyCode", 13, "text", "\r");
                    case "Escape" -> Map.of("key", name, "code", name, "windowsVirtualKeyCode", 27);
                    case "Tab" -> Map.of("key", name, "code", name, "windowsVirtualKeyCode", 9);
                    default -> throw new IllegalArgumentException(name);
                };
        for (String type : List.of("keyDown", "keyUp")) {
            Map<String, Object> event = new HashMap<>(key);
            event.put("type", type);
            call("Input.dispatchKeyEvent", event);
        }
    }

    /** Has somebody decide about every request to the bank's interface. */
    void onPaused(Consumer<JsonNode> listener) {
        conversation.onPaused(listener);
        call(
                "Fetch.enable",
                Map.of("patterns", List.of(Map.of("urlPattern", "*/api/*"), Map.of("urlPattern", "*/actuator/*"))));
    }

    /** Tells the browser something and does not wait until it has done it. */
    void tell(String method, Map<String, ?> parameters) {
        CompletableFuture<JsonNode> unused = conversation.tell(window.socket(), method, parameters);
    }

    /** A picture of the page, as PNG. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of()).path("data").asString());
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return conversation.ask(window.socket(), method, parameters);
    }

    /** Puts what is downloaded into a folder. */
    void downloadInto(Path folder) {
        windows.ask(
                "Browser.setDownloadBehavior", window, Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Has the person allow the page to copy, and tells what is copied when it is asked. */
    void letCopy(URI origin) {
        List<String> permissions = List.of("clipboardReadWrite", "clipboardSanitizedWrite");
        windows.ask(
                "Browser.grantPermissions", window, Map.of("origin", origin.toString(), "permissions", permissions));
    }

    @Override
    public void close() {
        windows.close(window);
    }

    /** The text of something on the page, or nothing when it is not there. */
    @Nullable
    String text(String selector) {
        JsonNode text = evaluate("document.querySelector(" + quoted(selector) + ")?.textContent ?? null");
        return text.isNull() ? null : text.asString();
    }

    static String quoted(String text) {
        return json(text);
    }

    /** Anything as a script writes it. */
    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
