package io.corebank.standalone.launch;

import io.corebank.servers.PidFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/** The processes of the services, each with a log of its own in the data folder. */
final class ClusterServices {

    static final int MOST_REPLICAS = 9;

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.nio.maxCachedBufferSize=262144");

    /** One arena of the C library for each core and thread would keep tens of megabytes that nobody uses. */
    private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final DataFolder data;
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> settingsOf = new LinkedHashMap<>();
    private boolean stopped;

    ClusterServices(DataFolder data) {
        this.data = data;
    }

    /** The name of one process of a service: that of the service, with a number from the second on. */
    static String replica(String service, int number) {
        return number == 1 ? service : service + "-" + number;
    }

    /**
     * Starts a service; it is not ready yet. Once they are to stop, nothing is started.
     *
     * @param name of the process, see {@link #replica}
     */
    synchronized void start(String name, Map<String, String> settings) {
        if (stopped) {
            return;
        }
        settingsOf.put(name, settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-jar", jarOf(name).toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(Shield.before(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logOf(name).toFile()));
            builder.environment().putAll(ENVIRONMENT);
            settings.forEach((key, value) -> builder.environment().put(variable(key), value));
            Process process = builder.start();
            process.getOutputStream().close();
            pidFile(name).write(process.toHandle());
            running.put(name, process);
        } catch (IOException e) {
            throw new LaunchException("%s cannot be started: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /** Fails when one has ended by itself, with where it says why. */
    synchronized void requireAlive() {
        running.forEach((name, process) -> {
            if (!process.isAlive()) {
                throw new LaunchException(
                        "%s ended with %d (more in %s).".formatted(name, process.exitValue(), logOf(name)));
            }
        });
    }

    /** Those that have ended by themselves, and with what. */
    synchronized Map<String, Integer> ended() {
        Map<String, Integer> ended = new LinkedHashMap<>();
        running.forEach((name, process) -> {
            if (!process.isAlive()) {
                ended.put(name, process.exitValue());
            }
        });
        return ended;
    }

    /** Starts one again as it was started before. */
    void startAgain(String name) {
        start(name, settingsOf.getOrDefault(name, Map.of()));
    }

    /** Stops them, the gateway first, so that what was accepted is finished. Nothing else than this ends them. */
    synchronized void stop() {
        stopped = true;
        List<String> names = new ArrayList<>(running.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            end(names.get(i));
        }
    }

    /** Stops what a killed launcher has left behind. */
    void abandon() {
        for (String service : Cluster.SERVICES) {
            for (int number = 1; number <= MOST_REPLICAS; number++) {
                end(replica(service, number));
            }
        }
    }

    private void end(String name) {
        pidFile(name).process().ifPresent(process -> {
            process.destroy();
            if (!PidFile.awaitEnd(process, PATIENCE)) {
                process.destroyForcibly();
            }
        });
        pidFile(name).delete();
    }

    Path logOf(String name) {
        return data.logFile().resolveSibling(name + ".log");
    }

    private PidFile pidFile(String name) {
        return new PidFile(data.path().resolve(name + ".pid"));
    }

    /** As an environment variable, where other users of this machine do not see it. */
    private static String variable(String key) {
        return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Path jarOf(String replica) {
        String name = replica.replaceFirst("-[0-9]$", "");
        Path libraries =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("lib");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, name + "-[0-9]*.jar")) {
            return found.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw new LaunchException("There is no " + name + " in " + libraries + ": build the bank first.", e);
        }
    }
}
