package io.corebank.bench.row;

import io.corebank.bench.lab.Acknowledged;
import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.StoredContent;
import io.corebank.bench.load.ClosedLoop;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills bank and PostgreSQL under load, starts them again, and looks for everything that was acknowledged in the whole
 * run, deposits, those in batches and transfers: each must be among the events exactly once.
 */
public final class Audit {

    private static final String CALLER = "service";
    private static final String PAYLOADS = "select payload from event_store.event";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FETCH = 10_000;

    private final Lab lab;

    public Audit(Lab lab) {
        this.lab = lab;
    }

    /** Only what was paid in or moved can be looked for. */
    public static boolean isPossible(Lab lab) {
        return lab.has(Spread.NAME) || lab.has(TransferAccounts.NAME);
    }

    /**
     * Runs the audit.
     *
     * @return how many acknowledged operations were found, each once
     */
    public int run() {
        lab.progress().say("Killing bank and PostgreSQL under load");
        killUnderLoad();
        lab.bank().restart();
        Map<String, Integer> times = timesByOperation();
        int found = demandOnce(Spread.of(lab).all(), CALLER, times);
        if (lab.has(TransferAccounts.NAME)) {
            found += demandOnce(TransferAccounts.of(lab).all(), TransferAccounts.CUSTOMER, times);
        }
        if (times.values().stream().anyMatch(count -> count > 1)) {
            throw new BenchException("An operation that nobody was told of is there more than once.", null);
        }
        lab.progress().say("Audit: " + found + " acknowledged operations, each there exactly once");
        lab.note(
                "audit after kill -9 of bank and PostgreSQL: acknowledged operations, each found exactly once",
                Integer.toString(found));
        return found;
    }

    private static int demandOnce(List<Acknowledged> all, String caller, Map<String, Integer> times) {
        int found = 0;
        for (Acknowledged sent : all) {
            for (String operation : sent.operationsOf(caller).toList()) {
                int count = times.getOrDefault(operation, 0);
                if (count != 1) {
                    throw new BenchException(
                            "The acknowledged operation " + operation + " is there " + count + " times.", null);
                }
                found++;
            }
        }
        return found;
    }

    /** Accounts are there before the kill comes, also in a run that has not paid in before. */
    private void killUnderLoad() {
        Deposits deposits = Spread.of(lab).deposits();
        CompletableFuture<Void> kill = CompletableFuture.runAsync(
                () -> {
                    lab.database().kill();
                    lab.bank().kill();
                    lab.database().awaitReturn();
                },
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
        try {
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
                ResultSet rows = statement.executeQuery(PAYLOADS);
                StoredContent content = StoredContent.over(connection);
                while (rows.next()) {
                    JsonNode payload = JSON.readTree(content.of(rows.getBytes(1)));
                    times.merge(payload.path("operationId").asString(""), 1, Integer::sum);
                }
            }
            return times;
        } catch (SQLException e) {
            throw new BenchException("The events cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
