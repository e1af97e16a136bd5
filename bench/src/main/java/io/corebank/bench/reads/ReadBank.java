package io.corebank.bench.reads;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.Batches;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Resident;
import io.corebank.bench.load.ClosedLoop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bank that can be filled. Those of the read side are used by nobody else, so that no other events are in the way.
 */
public final class ReadBank {

    private static final int BATCH = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final String ACCOUNTS = """
            select distinct aggregate_identifier from event_store.domain_event_entry
            where type = 'Account' and sequence_number = 0""";

    private final Lab lab;
    private final Bank bank;
    private int fillings;
    private int opened;

    private ReadBank(Lab lab, Bank bank) {
        this.lab = lab;
        this.bank = bank;
    }

    /** A bank that others use, too. */
    public static ReadBank on(Lab lab, Bank bank) {
        return new ReadBank(lab, bank);
    }

    /** The bank of this name, started when it is first asked for. */
    static ReadBank of(Lab lab, String name) {
        return lab.part(
                "read side that " + name,
                made -> new ReadBank(made, made.bankOfItsOwn("bank that " + name, "reads_" + name.replace(' ', '_'))));
    }

    /** The bank itself. */
    public Bank bank() {
        return bank;
    }

    /** Somebody who fetches tokens there. */
    public Clerk clerk() {
        return new Clerk(bank.address());
    }

    Operator operator() {
        return new Operator(bank.address(), clerk().token("operator"));
    }

    /** Opens accounts until there are so many, and makes events by paying into them until there are so many. */
    public void fill(int accounts, long events) {
        lab.progress().say("Filling a bank with %,d accounts and %,d events".formatted(accounts, events));
        while (opened < accounts) {
            int missing = accounts - opened;
            NewAccounts requests = new NewAccounts(missing, opened, clerk().token("teller"));
            while (!requests.isDone()) {
                ClosedLoop.run(bank.address(), requests, 2 * CONNECTIONS, Duration.ofMillis(500));
            }
            opened = accounts;
        }
        List<String> ids = accountIds();
        while (head() < events) {
            Batches batches = new Batches(ids, BATCH, "Bearer " + clerk().token("service"), "fill-" + fillings++ + "-");
            ClosedLoop.run(bank.address(), batches, CONNECTIONS, SLICE);
        }
    }

    /** Lets a projection that stands still follow the log, and waits until it has seen every event. */
    void feed(String projection) {
        lab.progress().say("Waiting for the projection of " + projection);
        operator().processor(projection, "start");
        operator().awaitHead(projection);
    }

    /** How many events there are. */
    public long head() {
        return (long)
                lab.database().number(bank.databaseName(), "select coalesce(max(position), 0) from event_store.event");
    }

    /** All accounts that it has. */
    public List<String> accountIds() {
        try (Connection connection = lab.database().connect(bank.databaseName());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ACCOUNTS)) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new BenchException("The accounts cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The most memory that the bank's process has ever had, heap and everything else; 0 where nobody tells. */
    double peakMegabytes() {
        return Resident.peakMegabytes(bank.pid());
    }

    /** The memory that the bank's process has now, heap and everything else; 0 where nobody tells. */
    public double megabytes() {
        return Resident.megabytes(bank.pid());
    }
}
