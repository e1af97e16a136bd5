package io.corebank.bench.study;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deposits and transfers at a bank that is known by its address only, so that they are the same wherever it runs. */
final class BankLoad {

    private static final String CUSTOMER = "customer1";
    private static final List<String> PROJECTIONS = List.of("accounts", "movements", "transfers", "ledger");
    private static final long LONGEST_LAG = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_NANOS = 100_000_000;

    private final Lab lab;
    private final URI address;
    private final Clerk clerk;
    private final List<String> accounts;
    private final List<String> movers;
    private int loads;

    /** Opens the accounts, half of them for deposits and half with money to move. */
    BankLoad(Lab lab, String name, URI address) {
        this.lab = lab;
        this.address = address;
        this.clerk = new Clerk(address);
        int count = lab.settings().accounts();
        lab.progress().say("Opening twice " + count + " accounts, " + name);
        this.accounts = clerk.openAccounts(count, "open-");
        this.movers = clerk.openAccountsOf(CUSTOMER, count, "mover-");
    }

    /**
     * What transfers came to.
     *
     * @param perSecond those that their client has seen completed
     * @param others how many were refused, or not over when their client's patience was
     */
    record Completed(double perSecond, long others, LoadResult result) {}

    /** Deposits with a fresh token, each with a key of its own, as fast as they are answered. */
    LoadResult deposits(Duration time) {
        Deposits deposits = new Deposits(accounts, "Bearer " + clerk.token("service"), "deposits-" + loads++ + "-");
        return ClosedLoop.run(address, deposits, lab.settings().connections(), time);
    }

    /** The same with transfers, by clients that wait for the end of each. */
    Completed transfers(Duration time) {
        Transfers transfers = new Transfers(movers, "Bearer " + clerk.token(CUSTOMER), "transfers-" + loads++ + "-");
        LoadResult result = ClosedLoop.run(address, transfers, lab.settings().connections(), time);
        long others = result.failed() + result.succeeded() - transfers.ended();
        return new Completed(transfers.ended() / result.seconds(), others, result);
    }

    /** Lets every projection stand still, as an operator does. */
    void pauseProjections() {
        PROJECTIONS.forEach(name -> clerk.post("/api/v1/admin/processors/" + name + "/pause", "operator"));
    }

    /** Waits until every processor that does not stand still has seen every event. */
    void settle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String processors = clerk.get("/api/v1/admin/processors", "operator");
        while (lag(processors) > LONGEST_LAG) {
            if (System.nanoTime() > end) {
                throw new BenchException("The processors do not catch up: " + processors, null);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            processors = clerk.get("/api/v1/admin/processors", "operator");
        }
    }

    /** How far the slowest of those that run is behind; nobody knows while a service gives no answer. */
    static long lag(String processors) {
        JsonNode list = JsonMapper.shared().readTree(processors);
        return list.valueStream()
                .filter(processor -> list.isArray())
                .filter(processor -> !processor.path("status").asString("").equals("PAUSED"))
                .mapToLong(processor -> processor.path("lag").asLong())
                .max()
                .orElse(Long.MAX_VALUE);
    }
}
