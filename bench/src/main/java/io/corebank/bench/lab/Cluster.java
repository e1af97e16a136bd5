package io.corebank.bench.lab;

import io.corebank.servers.PidFile;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The distributed bank as its users start it, with its own PostgreSQL and Elasticsearch in an empty data folder. */
public final class Cluster implements Part, Entrance {

    /** Its processes, by the names that it gives them. */
    public static final List<String> SERVICES =
            List.of("gateway", "identity", "account-command", "transfer-saga", "account-query", "notifications");

    private static final int MOST_REPLICAS = 9;
    private static final Duration LONGEST_START = Duration.ofMinutes(8);
    private static final Duration LONGEST_RESTART = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    private final Path data;
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
        this.data = folder.resolve("data");
        this.address = URI.create("http://localhost:" + port);
        List<String> command = List.of(
                lab.settings().home().resolve("bank").toString(),
                "cluster",
                "up",
                "--axon-server=" + axonServer.address(),
                "--replicas=" + replicas,
                "--port=" + port,
                "--data=" + data);
        Map<String, String> environment = new LinkedHashMap<>(Map.of("BANK_BUILD", "never"));
        if (axonServer.token() != null) {
            environment.put(AxonServer.TOKEN, axonServer.token());
        }
        this.launcher = new ChildProcess(
                        "The cluster", command, environment, folder.resolve("cluster.out"), LONGEST_START, LONGEST_END)
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

    /** Kills one process, has it started again, and answers the seconds from its start until it was ready. */
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
            start = pidFile(name)
                    .process()
                    .filter(process -> process.pid() != killed.pid())
                    .map(Cluster::startOf)
                    .orElse(Instant.MAX);
        }
        return seconds(start, Instant.now());
    }

    /** The names of its processes: those of the services, with a number from the second of one on. */
    public List<String> processes() {
        return SERVICES.stream()
                .flatMap(service -> IntStream.rangeClosed(1, MOST_REPLICAS)
                        .mapToObj(number -> number == 1 ? service : service + "-" + number))
                .filter(name -> Files.exists(data.resolve(name + ".pid")))
                .toList();
    }

    /** The number of one process. */
    public long pid(String name) {
        return process(name).pid();
    }

    /** Whether whoever starts its processes again is there. */
    public boolean isAlive() {
        return launcher.isAlive();
    }

    /** What its processes have said. */
    public List<Path> logs() {
        return processes().stream()
                .map(name -> data.resolve("logs").resolve(name + ".log"))
                .toList();
    }

    /** Its databases, one of each service that has one; see {@link #databaseOf}. */
    public Postgres postgres() {
        return new Postgres((int) number("postgres/port"), line("postgres/password"));
    }

    /** The process that all others of its PostgreSQL descend from. */
    public long postgresPid() {
        return number("postgres/cluster/postmaster.pid");
    }

    public long elasticsearchPid() {
        return number("elasticsearch/elasticsearch.pid");
    }

    public URI elasticsearch() {
        return URI.create("http://127.0.0.1:" + number("elasticsearch/port"));
    }

    /** The database of a service. */
    public static String databaseOf(String service) {
        return service.replace('-', '_');
    }

    private long number(String file) {
        return Long.parseLong(line(file));
    }

    /** The first of a file in its data folder. */
    private String line(String file) {
        try (Stream<String> lines = Files.lines(data.resolve(file))) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 200 when the gateway and every service are ready. */
    private URI health() {
        return address.resolve("/actuator/health");
    }

    private ProcessHandle process(String name) {
        return pidFile(name)
                .process()
                .orElseThrow(() -> new BenchException("There is no process of " + name + " any more.", null));
    }

    private PidFile pidFile(String name) {
        return new PidFile(data.resolve(name + ".pid"));
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
