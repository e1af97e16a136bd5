package io.corebank.bench.row;

import io.corebank.api.OperationIds;
import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Kills the bank under load, starts it again, and looks for every deposit that was acknowledged in the whole run: each
 * must be among the events exactly once.
 */
public final class Audit {

    private static final String CALLER = "service";
    private static final String OPERATIONS =
            "select convert_from(payload, 'UTF8')::json ->> 'operationId' from event_store.event";
    private static final int FETCH = 10_000;

    private final Lab lab;

    public Audit(Lab lab) {
        this.lab = lab;
    }

    /** Only what was paid in can be looked for. */
    public static boolean isPossible(Lab lab) {
        return lab.has(Spread.NAME);
    }

    /**
     * Runs the audit.
     *
     * @return how many acknowledged deposits were found, each once
     */
    public int run() {
        lab.progress().say("Killing the bank under load");
        killUnderLoad();
        lab.bank().restart();
        Map<String, Integer> times = timesByOperation();
        int found = 0;
        for (Deposits deposits : Spread.of(lab).all()) {
            for (String key : deposits.acknowledgedKeys()) {
                int count = times.getOrDefault(OperationIds.derive("operation", CALLER, key), 0);
                if (count != 1) {
                    throw new BenchException(
                            "The acknowledged deposit " + key + " is there " + count + " times.", null);
                }
                found++;
            }
        }
        if (times.values().stream().anyMatch(count -> count > 1)) {
            throw new BenchException("An operation that nobody was told of is there more than once.", null);
        }
        lab.progress().say("Audit: " + found + " acknowledged deposits, each there exactly once");
        lab.note("audit after kill -9: acknowledged deposits, each found exactly once", Integer.toString(found));
        return found;
    }

    private void killUnderLoad() {
        CompletableFuture<Void> kill = CompletableFuture.runAsync(
                () -> lab.bank().kill(), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
        try {
            Deposits deposits = Spread.of(lab).deposits();
            ClosedLoop.run(lab.bank().address(), deposits, lab.settings().connections(), Duration.ofSeconds(20));
            throw new BenchException("The bank lives on although it was killed.", null);
        } catch (UncheckedIOException asIntended) {
            kill.join();
        }
    }

    private Map<String, Integer> timesByOperation() {
        Map<String, Integer> times = new HashMap<>();
        try (Connection connection = lab.database().connect(Bank.DATABASE)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                ResultSet rows = statement.executeQuery(OPERATIONS);
                while (rows.next()) {
                    times.merge(rows.getString(1), 1, Integer::sum);
                }
            }
            return times;
        } catch (SQLException e) {
            throw new BenchException("The events cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
