package io.corebank.bench.lab;

import io.corebank.servers.PidFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data folder of a cluster, from which everybody sees where its processes and servers are. */
public record ClusterData(Path folder) {

    private static final int MOST_REPLICAS = 9;

    /** The names of all processes: those of the services, with a number from the second of one on. */
    public List<String> processes() {
        return Cluster.SERVICES.stream().flatMap(this::replicas).toList();
    }

    /** The names of the processes of one service. */
    public List<String> processesOf(String service) {
        return replicas(service).toList();
    }

    private Stream<String> replicas(String service) {
        return IntStream.rangeClosed(1, MOST_REPLICAS)
                .mapToObj(number -> number == 1 ? service : service + "-" + number)
                .filter(name -> Files.exists(folder.resolve(name + ".pid")));
    }

    /** A process, by its name; none while it is started again. */
    public Optional<ProcessHandle> process(String name) {
        return new PidFile(folder.resolve(name + ".pid")).process();
    }

    Stream<Path> logs() {
        return processes().stream().map(name -> folder.resolve("logs").resolve(name + ".log"));
    }

    /** Its databases, one of each service that has one; see {@link #databaseOf}. */
    public Postgres postgres() {
        return new Postgres(
                number("postgres/port").orElseThrow().intValue(),
                line("postgres/password").orElseThrow());
    }

    /** The database of a service. */
    public static String databaseOf(String service) {
        return service.replace('-', '_');
    }

    /** The process that all others of its PostgreSQL descend from. */
    public Optional<Long> postgresPid() {
        return number("postgres/cluster/postmaster.pid");
    }

    public Optional<Long> elasticsearchPid() {
        return number("elasticsearch/elasticsearch.pid");
    }

    public URI elasticsearch() {
        return URI.create("http://127.0.0.1:" + number("elasticsearch/port").orElseThrow());
    }

    private Optional<Long> number(String file) {
        return line(file).map(Long::valueOf);
    }

    /** The first of a file; none while it is written anew. */
    private Optional<String> line(String file) {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.findFirst().map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
