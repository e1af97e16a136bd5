package io.corebank.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that runs as a process of its own, until it is closed or killed. */
final class ChildProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 100;

    private final String name;
    private final Path output;
    private final Process process;
    private final Duration longestStart;
    private final Duration longestEnd;

    ChildProcess(String name, List<String> command, Map<String, String> environment, Path output) {
        this(name, command, environment, output, LONGEST_START, LONGEST_END);
    }

    /** A process that has others of its own to start and to end, and more time for it. */
    ChildProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path output,
            Duration longestStart,
            Duration longestEnd) {
        this.name = name;
        this.output = output;
        this.longestStart = longestStart;
        this.longestEnd = longestEnd;
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new BenchException(name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Waits until a GET is answered with 200. */
    ChildProcess awaitAnswer(URI uri) {
        long deadline = System.nanoTime() + longestStart.toNanos();
        while (!answers(uri)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new BenchException(name + " did not start:\n" + printed(), null);
            }
            pause();
        }
        return this;
    }

    static boolean answers(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends the process at once, as a power cut would. */
    void kill() {
        process.destroyForcibly();
        await(30);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        if (!await(longestEnd.toSeconds())) {
            kill();
        }
    }

    private boolean await(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
