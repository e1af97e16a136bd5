package io.corebank.bench.lab;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bank as its users start it, with its data in a folder of its own, on the PostgreSQL of the run. */
public final class Bank implements Part {

    /** As a part of the lab. */
    public static final String NAME = "bank";

    /** Its database. */
    public static final String DATABASE = "bank";

    private static final List<String> PROJECTIONS = List.of("accounts", "movements", "transfers", "ledger");
    private static final long LONGEST_LAG = 100;
    private static final int LAST_LINES = 40;

    private Path home;
    private final Path folder;
    private final Database database;
    private final String databaseName;
    private final String jdbcUrl;
    private final List<String> options;
    private final Map<String, String> environment;
    private final int port = freePort();
    private ChildProcess process;
    private boolean paused;

    /**
     * Starts a bank with an empty database.
     *
     * @param databaseName of that database
     * @param jdbcUrl how it gets there
     * @param options more of the options of {@code ./bank up}
     * @param environment more of the environment of its process
     */
    Bank(
            Path home,
            Path folder,
            Database database,
            String databaseName,
            String jdbcUrl,
            List<String> options,
            Map<String, String> environment) {
        this.home = home;
        this.folder = folder;
        this.database = database;
        this.databaseName = databaseName;
        this.jdbcUrl = jdbcUrl;
        this.options = options;
        this.environment = environment;
        database.create(databaseName);
        this.process = launch();
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Whether its process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has said on its console and in its log. */
    public List<Path> logs() {
        return List.of(folder.resolveSibling("bank.out"), folder.resolve("logs/bank.log"));
    }

    /** Whether it lives, and the last lines of what it has said. */
    public String lastWords() {
        StringBuilder words = new StringBuilder(isAlive() ? "The bank lives." : "The bank's process has ended.");
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

    /** Kills it at once. Whatever was under way has an outcome that nobody knows. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same data. */
    public void restart() {
        paused = false;
        process = launch();
    }

    /** Stops it in order, and starts another version of it on the same data. */
    public void restartFrom(Path otherHome) {
        process.close();
        home = otherHome;
        restart();
    }

    /** Waits until every projection has seen every event, so that nothing works in the background. */
    public void settle() {
        long deadline = System.nanoTime() + 600_000_000_000L;
        double lag = lag();
        while (lag > LONGEST_LAG) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("The projections are still " + (long) lag + " events behind.", null);
            }
            ChildProcess.pause();
            lag = lag();
        }
    }

    /** Lets every projection stand still, as an operator does, so that the command side has the cores to itself. */
    public void pauseProjections() {
        if (paused) {
            return;
        }
        paused = true;
        PROJECTIONS.forEach(name -> clerk().post("/api/v1/admin/processors/" + name + "/pause", "operator"));
    }

    /** The name of its database. */
    public String databaseName() {
        return databaseName;
    }

    /** Where its Elasticsearch answers. */
    public URI elasticsearch() {
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

    private Clerk clerk() {
        return new Clerk(address());
    }

    /** How many events the slowest processor is behind. */
    public double lag() {
        return database.number(databaseName, """
                select (select coalesce(max(position), 0) from event_store.event)
                     - coalesce(min(substring(convert_from(token, 'UTF8') from '"globalIndex":([0-9]+)')::bigint), 0)
                from event_store.token where processor_name in ('%s')""".formatted(String.join("', '", PROJECTIONS)));
    }

    private ChildProcess launch() {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bank").toString(),
                "up",
                "--port=" + port,
                "--data=" + folder,
                "--postgres-url=" + jdbcUrl,
                "--postgres-user=" + database.user()));
        command.addAll(options);
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("BANK_POSTGRES_PASSWORD", database.password(), "BANK_BUILD", "never"));
        return new ChildProcess("The bank", command, all, folder.resolveSibling("bank.out"))
                .awaitAnswer(address().resolve("/actuator/health/readiness"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("No free port.", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
