package io.corebank.bench.lab;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bank as its users start it, with its data in a folder of its own, on the PostgreSQL of the run. A second process
 * may stand by for a while, and take over.
 */
public final class Bank implements Part, Entrance {

    /** As a part of the lab. */
    public static final String NAME = "bank";

    /** Its database. */
    public static final String DATABASE = "bank";

    private static final List<String> PROJECTIONS = List.of("accounts", "movements", "transfers", "ledger");
    private static final long LONGEST_LAG = 100;

    private final Path folder;
    private final Database database;
    private final String databaseName;
    private final String jdbcUrl;
    private final List<String> options;
    private final Map<String, String> environment;
    private final URI issuer;
    private volatile BankProcess active;
    private volatile @Nullable BankProcess standby;
    private int processes = 1;
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
        this.folder = folder;
        this.database = database;
        this.databaseName = databaseName;
        this.jdbcUrl = jdbcUrl;
        this.options = options;
        this.environment = environment;
        database.create(databaseName);
        int port = BankProcess.freePort();
        this.issuer = BankProcess.addressOf(port);
        this.active = launch(home, folder, port);
    }

    @Override
    public URI address() {
        return active.address();
    }

    /** At one process as well as at the other, if there are two. */
    @Override
    public List<URI> addresses() {
        BankProcess second = standby;
        return second == null ? List.of(address()) : List.of(address(), second.address());
    }

    /** The number of its process. */
    public long pid() {
        return active.process().pid();
    }

    /** Whether its process is there. */
    public boolean isAlive() {
        return active.process().isAlive();
    }

    /** What it has said on its console and in its log. */
    public List<Path> logs() {
        return active.logs();
    }

    /** Whether it lives, and the last lines of what it has said. */
    public String lastWords() {
        return active.lastWords();
    }

    /** Kills it at once. Whatever was under way has an outcome that nobody knows. */
    public void kill() {
        active.process().kill();
    }

    /** Starts it again on the same data. */
    public void restart() {
        paused = false;
        active = launch(active.home(), active.folder(), active.port());
    }

    /** Starts a second process, maybe of another version, on the same servers and with the same keys. It stands by. */
    public void standBy(Path home) {
        Path place = folder.resolveSibling(folder.getFileName() + "-" + ++processes);
        active.copyKeys(place);
        standby = launch(home, place, BankProcess.freePort());
    }

    /**
     * Ends the process that writes, and leaves the writing to the one that stands by.
     *
     * @param suddenly whether it is killed instead of stopped in order
     */
    public void handOver(boolean suddenly) {
        BankProcess next = Objects.requireNonNull(standby, "Nobody stands by.");
        if (suddenly) {
            kill();
        } else {
            active.process().close();
        }
        active = next;
        standby = null;
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
        return active.elasticsearch();
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

    private BankProcess launch(Path home, Path place, int port) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bank").toString(),
                "up",
                "--port=" + port,
                "--data=" + place,
                "--set=bank.identity.issuer-uri=" + issuer,
                "--postgres-url=" + jdbcUrl,
                "--postgres-user=" + database.user()));
        command.addAll(options);
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("BANK_POSTGRES_PASSWORD", database.password(), "BANK_BUILD", "never"));
        return BankProcess.start(home, place, port, command, all);
    }

    @Override
    public void close() {
        BankProcess second = standby;
        if (second != null) {
            second.process().close();
        }
        active.process().close();
    }
}
