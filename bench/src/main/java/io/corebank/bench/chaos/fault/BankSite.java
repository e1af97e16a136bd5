package io.corebank.bench.chaos.fault;

import io.corebank.bench.chaos.check.Checker;
import io.corebank.bench.chaos.history.History;
import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Database;
import io.corebank.bench.lab.Entrance;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Part;
import io.corebank.servers.ElasticsearchServer;
import io.corebank.servers.ServerSettings;
import io.corebank.servers.SmallDisk;
import io.corebank.servers.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** A bank of its own with its PostgreSQL, the network between them, and its Elasticsearch. */
public final class BankSite implements Site {

    /** What only the connection of the bank's committer sends. */
    private static final String COMMITTER = "update event_store.writer set epoch";

    /** More than an hour of load writes. */
    private static final int DISK_MEGABYTES = 2_048;

    private final Deque<Path> homes = new ArrayDeque<>();
    private final Optional<SmallDisk> disk;
    private final WrongClock clock;
    private final Database database;
    private final TcpProxy network;
    private final ElasticsearchServer elasticsearch;
    private final Bank bank;

    /**
     * Starts everything in a lab, which also stops the servers. The bank waits for Elasticsearch by itself.
     *
     * @param other the folder of another version of the bank, which takes its turns; none if there is none
     */
    public BankSite(Lab lab, Optional<Path> other) {
        homes.add(lab.settings().home());
        other.ifPresent(homes::add);
        disk = smallDisk(lab);
        database = lab.database(Map.of("max_wal_size", "64MB"));
        clock = new WrongClock(lab.folder("time"));
        network = Network.before(lab, database.port(), COMMITTER);
        elasticsearch = new ElasticsearchServer(ServerSettings.in(lab.folder("elasticsearch")));
        elasticsearch.reservePort();
        lab.part("elasticsearch", made -> (Part) elasticsearch::close);
        CompletableFuture<Void> search = CompletableFuture.runAsync(elasticsearch::start);
        String url = URI.create(database.url(Bank.DATABASE).substring("jdbc:".length()))
                .getPath();
        bank = lab.bank(
                "jdbc:postgresql://127.0.0.1:" + network.port() + url,
                List.of("--elasticsearch-url=" + elasticsearch.url()),
                clock.environment());
        search.join();
    }

    private static Optional<SmallDisk> smallDisk(Lab lab) {
        try {
            Optional<SmallDisk> disk = SmallDisk.mountedAt(lab.folder(Lab.DATABASE), DISK_MEGABYTES);
            disk.ifPresent(mounted -> lab.part("disk", made -> (Part) () -> unmount(mounted)));
            return disk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }

    private static void unmount(SmallDisk disk) {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Entrance entrance() {
        return bank;
    }

    @Override
    public boolean isAlive() {
        return bank.isAlive();
    }

    @Override
    public void kill() {
        bank.kill();
    }

    @Override
    public List<Path> logs() {
        return bank.logs();
    }

    @Override
    public Faults<BankSite> faults(History history, SplittableRandom random, boolean brief) {
        return new Faults<>(List.of(BankFault.values()), this, history, random, brief);
    }

    @Override
    public List<Checker> checkers(History history) {
        return List.of(Checker.of(database.access(), Bank.DATABASE, history));
    }

    @Override
    public long head() {
        return (long) database.number(Bank.DATABASE, "select head from event_store.writer");
    }

    @Override
    public boolean rests(long head) {
        return database.number(Bank.DATABASE, OpenWork.DEAD_LETTERS) == 0
                && database.number(Bank.DATABASE, OpenWork.transfersUpTo(head)) == 0;
    }

    Bank bank() {
        return bank;
    }

    Database database() {
        return database;
    }

    /** The version whose turn is next; always the same one if there is no other. */
    Path nextHome() {
        homes.addLast(homes.removeFirst());
        return homes.getFirst();
    }

    /** The disk of PostgreSQL, if it may have one of its own. */
    Optional<SmallDisk> disk() {
        return disk;
    }

    /** The clock of the bank. */
    WrongClock clock() {
        return clock;
    }

    TcpProxy network() {
        return network;
    }

    ElasticsearchServer elasticsearch() {
        return elasticsearch;
    }
}
