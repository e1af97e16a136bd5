package io.corebank.standalone.browser;

import io.corebank.standalone.bank.Chromium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Conversation conversation = new Conversation();
    private final WebSocket socket;

    private Browser(Process process, Path profile) throws IOException, InterruptedException {
        this.process = process;
        Path ports = profile.resolve("DevToolsActivePort");
        Awaitility.await("the browser to listen")
                .atMost(PATIENCE)
                .until(() -> Files.exists(ports) && Files.readAllLines(ports).size() == 2);
        String address = "http://127.0.0.1:" + Files.readAllLines(ports).get(0) + "/json/new?about:blank";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode page = JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asString()), conversation)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    static Browser open(Chromium chromium, int width, int height) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("chromium");
        Process process = chromium.start(profile, "--remote-debugging-port=0", "--window-size=" + width + "," + height);
        return new Browser(process, profile);
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
        CompletableFuture<JsonNode> unused = conversation.tell(socket, method, parameters);
    }

    /** A picture of the page, as PNG. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of()).path("data").asString());
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return conversation.ask(socket, method, parameters);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** The text of something on the page, or nothing when it is not there. */
    @Nullable
    String text(String selector) {
        JsonNode text = evaluate("document.querySelector(" + quoted(selector) + ")?.textContent ?? null");
        return text.isNull() ? null : text.asString();
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
