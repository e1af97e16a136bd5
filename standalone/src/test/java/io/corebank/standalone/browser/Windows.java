package io.corebank.standalone.browser;

import io.corebank.standalone.bank.Chromium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One Chromium for all tests of a JVM. Whoever opens a window of it has cookies, storage and cache of their own, as on
 * a machine of their own; only the start of the program is shared.
 */
final class Windows {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OPTIONS = List.of(
            "--remote-debugging-port=0",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding");

    private static @Nullable Windows shared;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Conversation conversation = new Conversation();
    private final String base;
    private final WebSocket socket;

    private Windows(Process process, Path profile) throws IOException {
        this.process = process;
        Path ports = profile.resolve("DevToolsActivePort");
        Awaitility.await("the browser to listen")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(ports) && Files.readAllLines(ports).size() == 2);
        List<String> lines = Files.readAllLines(ports);
        this.base = "ws://127.0.0.1:" + lines.get(0);
        this.socket = connect(lines.get(1), conversation);
    }

    /** A window that is on no page yet. */
    record Window(String context, WebSocket socket) {}

    /** The program that is shared; started by whoever comes first, and ended with the JVM. */
    static synchronized Windows of(Chromium chromium) throws IOException {
        Windows known = shared;
        if (known == null || !known.process.isAlive()) {
            Path profile = Files.createTempDirectory("chromium");
            Process process = chromium.start(profile, OPTIONS.toArray(String[]::new));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, profile), "chromium"));
            known = new Windows(process, profile);
            shared = known;
        }
        return known;
    }

    /** Opens a window for somebody who has never been here. */
    Window open(int width, int height, Conversation listener) {
        String context = ask("Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asString();
        Map<String, Object> wanted = new HashMap<>(Map.of("url", "about:blank", "browserContextId", context));
        wanted.putAll(Map.of("newWindow", true, "width", width, "height", height));
        String target = ask("Target.createTarget", wanted).path("targetId").asString();
        return new Window(context, connect("/devtools/page/" + target, listener));
    }

    /** Something that concerns a whole browser, for the window alone. */
    void ask(String method, Window window, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("browserContextId", window.context());
        ask(method, all);
    }

    /** Closes a window and forgets all that was done in it. */
    void close(Window window) {
        window.socket().abort();
        ask("Target.disposeBrowserContext", window, Map.of());
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        return conversation.ask(socket, method, parameters);
    }

    private WebSocket connect(String path, Conversation listener) {
        return http.newWebSocketBuilder()
                .buildAsync(URI.create(base + path), listener)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static void end(Process process, Path profile) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Chromium.forget(profile);
    }
}
