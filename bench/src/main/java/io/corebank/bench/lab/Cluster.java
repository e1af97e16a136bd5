package io.corebank.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The distributed bank as its users start it, with its own PostgreSQL and Elasticsearch in an empty data folder. */
public final class Cluster implements Part, Entrance {

    /** Its processes, by the names that it gives them. */
    public static final List<String> SERVICES =
            List.of("gateway", "identity", "account-command", "transfer-saga", "account-query", "notifications");

    /** What the launcher says of a process, and the code of those that were killed. */
    private static final Pattern ENDED = Pattern.compile(" ended with (\\d+) and is started again");

    private static final String KILLED = "137";
    private static final Duration LONGEST_START = Duration.ofMinutes(8);
    private static final Duration LONGEST_RESTART = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    private final ClusterData data;
    private final Path console;
    private final URI address;
    private final ChildProcess launcher;
    private final double startSeconds;

    /** Starts one of each service, and answers when every one is ready. */
    public Cluster(Lab lab, AxonServer axonServer) {
        this(lab, axonServer, 1);
    }

    /** Starts so many processes of those services that the cluster replicates. */
    public Cluster(Lab lab, AxonServer axonServer, int replicas) {
        int port = BankProcess.freePort();
        Path folder = lab.folder("cluster");
        this.data = new ClusterData(folder.resolve("data"));
        this.console = folder.resolve("cluster.out");
        this.address = URI.create("http://localhost:" + port);
        List<String> command = List.of(
                lab.settings().home().resolve("bank").toString(),
                "cluster",
                "up",
                "--axon-server=" + axonServer.address(),
                "--replicas=" + replicas,
                "--port=" + port,
                "--data=" + data.folder());
        Map<String, String> environment = new LinkedHashMap<>(Map.of("BANK_BUILD", "never"));
        if (axonServer.token() != null) {
            environment.put(AxonServer.TOKEN, axonServer.token());
        }
        this.launcher = new ChildProcess("The cluster", command, environment, console, LONGEST_START, LONGEST_END)
                .awaitAnswer(health());
        Instant ready = Instant.now();
        this.startSeconds = SERVICES.stream()
                .mapToDouble(name -> seconds(startOf(process(name)), ready))
                .max()
                .orElseThrow();
    }

    /** Where its gateway answers. */
    @Override
    public URI address() {
        return address;
    }

    /** From the start of the first of its processes to the moment when the last was ready, all of them at once. */
    public double startSeconds() {
        return startSeconds;
    }

    /** The memory of each process, in MiB. */
    public Map<String, Double> megabytes() {
        Map<String, Double> megabytes = new LinkedHashMap<>();
        SERVICES.forEach(
                name -> megabytes.put(name, Resident.megabytes(process(name).pid())));
        return megabytes;
    }

    /**
     * Kills one process, has it started again, and answers the seconds from its start until all services were ready,
     * for which one process of each is enough.
     */
    public double restartSeconds(String name) {
        ProcessHandle killed = process(name);
        killed.destroyForcibly();
        long end = System.nanoTime() + LONGEST_RESTART.toNanos();
        Instant start = Instant.MAX;
        while (start.equals(Instant.MAX) || !ChildProcess.answers(health())) {
            if (System.nanoTime() > end) {
                throw new BenchException(name + " was killed, and is not ready again.", null);
            }
            ChildProcess.pause();
            start = data.process(name)
                    .filter(process -> process.pid() != killed.pid())
                    .map(Cluster::startOf)
                    .orElse(Instant.MAX);
        }
        return seconds(start, Instant.now());
    }

    /** Whether whoever starts its processes again is there. */
    public boolean isAlive() {
        return launcher.isAlive();
    }

    /** How many processes have ended otherwise than by {@code kill -9}; each was started again. */
    public long endedByThemselves() {
        try (Stream<String> lines = Files.lines(console)) {
            return lines.map(ENDED::matcher)
                    .filter(Matcher::find)
                    .filter(ended -> !ended.group(1).equals(KILLED))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its launcher and its processes have said. */
    public List<Path> logs() {
        return Stream.concat(Stream.of(console), data.logs()).toList();
    }

    /** What it keeps, and which processes work with it. */
    public ClusterData data() {
        return data;
    }

    /** 200 when the gateway and every service are ready. */
    private URI health() {
        return address.resolve("/actuator/health");
    }

    private ProcessHandle process(String name) {
        return data.process(name)
                .orElseThrow(() -> new BenchException("There is no process of " + name + " any more.", null));
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .orElseThrow(() -> new BenchException("Nobody tells when process " + process.pid() + " began.", null));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    @Override
    public void close() {
        launcher.close();
    }
}
