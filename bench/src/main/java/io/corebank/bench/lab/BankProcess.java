package io.corebank.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One process of the bank.
 *
 * @param home of the version that it is
 * @param folder of its data, keys and logs
 */
record BankProcess(Path home, Path folder, int port, ChildProcess process) {

    private static final int LAST_LINES = 40;

    /** Starts one, and waits until it is ready. */
    static BankProcess start(Path home, Path folder, int port, List<String> command, Map<String, String> environment) {
        ChildProcess process = new ChildProcess("The bank", command, environment, consoleOf(folder))
                .awaitAnswer(addressOf(port).resolve("/actuator/health/readiness"));
        return new BankProcess(home, folder, port, process);
    }

    static URI addressOf(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static Path consoleOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".out");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("No free port.", e);
        }
    }

    URI address() {
        return addressOf(port);
    }

    /** What it has said on its console and in its log. */
    List<Path> logs() {
        return List.of(consoleOf(folder), folder.resolve("logs/bank.log"));
    }

    /** Whether it lives, and the last lines of what it has said. */
    String lastWords() {
        StringBuilder words =
                new StringBuilder(process.isAlive() ? "The bank lives." : "The bank's process has ended.");
        for (Path log : logs()) {
            try {
                List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
                List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
                words.append("\nThe end of ")
                        .append(log.getFileName())
                        .append(":\n")
                        .append(String.join("\n", last));
            } catch (IOException e) {
                words.append('\n').append(log).append(" cannot be read: ").append(e.getMessage());
            }
        }
        return words.toString();
    }

    /** Where the Elasticsearch answers that it has started. */
    URI elasticsearch() {
        Path settings = folder.resolve("elasticsearch/config/elasticsearch.yml");
        try (Stream<String> lines = Files.lines(settings)) {
            String port = lines.filter(line -> line.startsWith("http.port:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .findFirst()
                    .orElseThrow(() -> new BenchException("No port in " + settings, null));
            return URI.create("http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new BenchException("The bank's Elasticsearch is not where it should be: " + e.getMessage(), e);
        }
    }

    /** Another process that works with these data needs its keys, in its own folder. */
    void copyKeys(Path otherFolder) {
        try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
            Path place = Files.createDirectories(otherFolder.resolve("keys"));
            for (Path key : keys.toList()) {
                Files.copy(key, place.resolve(key.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
