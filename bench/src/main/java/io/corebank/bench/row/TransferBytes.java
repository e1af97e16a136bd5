package io.corebank.bench.row;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import io.corebank.bench.load.ClosedLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Bytes for each event in a bank of its own that has done nothing but move money to and fro. */
final class TransferBytes implements Probe {

    private static final String OF_EVENTS = "(select count(*)::float8 from event_store.event)";

    /** Every piece of it. */
    static final List<TransferBytes> ALL = List.of(
            new TransferBytes("row", size("event_store.event", "")),
            new TransferBytes("payload", "select avg(pg_column_size(payload)) from event_store.event"),
            new TransferBytes("metadata", "select avg(pg_column_size(meta_data)) from event_store.event"),
            new TransferBytes("index of positions", size("event_store.event_position", "")),
            new TransferBytes("index of aggregate and sequence", size("event_store.event_sequence", "")),
            new TransferBytes("events, all of it", size("event_store.event", "total_")),
            new TransferBytes("operations, all of it", size("event_store.operation", "total_")),
            new TransferBytes("write-ahead log", ""));

    private static final int ACCOUNTS = 1_000;
    private static final String DATABASE = "moved";
    private static final String WRITTEN = "select pg_current_wal_lsn() - '0/0'::pg_lsn";

    private final String what;
    private final String query;

    private TransferBytes(String what, String query) {
        this.what = what;
        this.query = query;
    }

    private static String size(String relation, String prefix) {
        return "select pg_" + prefix + "relation_size('" + relation + "') / " + OF_EVENTS;
    }

    @Override
    public String name() {
        return "bytes per event of transfers, " + what;
    }

    @Override
    public void prepare(Lab lab) {
        walPerEvent(lab);
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        double bytes = query.isEmpty() ? walPerEvent(lab) : lab.database().number(DATABASE, query);
        return Map.of(Figure.BYTES, bytes);
    }

    /** Makes the transfers when it is first asked for; what was written for them tells how much a log grows by each. */
    private static double walPerEvent(Lab lab) {
        return lab.part("moved money", TransferBytes::move);
    }

    private static double move(Lab lab) {
        Bank bank = lab.bankOfItsOwn("bank of transfers", DATABASE);
        Clerk clerk = new Clerk(bank.address());
        List<String> accounts = clerk.openAccountsOf(TransferAccounts.CUSTOMER, ACCOUNTS, "moved-");
        bank.pauseProjections();
        double before = lab.database().number(DATABASE, WRITTEN);
        double events = lab.database().number(DATABASE, "select " + OF_EVENTS);
        Duration time = lab.settings()
                .time()
                .multipliedBy(lab.settings().rounds())
                .plus(lab.settings().warmUp());
        Transfers transfers = new Transfers(accounts, "Bearer " + clerk.token(TransferAccounts.CUSTOMER), "moved-to-");
        ClosedLoop.run(bank.address(), transfers, lab.settings().connections(), time);
        double after = lab.database().number(DATABASE, WRITTEN);
        return (after - before) / (lab.database().number(DATABASE, "select " + OF_EVENTS) - events);
    }
}
