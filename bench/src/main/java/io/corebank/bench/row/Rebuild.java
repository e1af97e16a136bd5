package io.corebank.bench.row;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How fast the events of one account are read: rebuilt by the bank, or only read by SQL; and how fast it opens. */
final class Rebuild implements Probe {

    static final Rebuild BANK = new Rebuild("account rebuilt from its events", Figure.PER_SECOND, Rebuild::byBank);
    static final Rebuild SQL = new Rebuild("SQL read of the same rows", Figure.PER_SECOND, Rebuild::bySql);
    static final Rebuild OPENING = new Rebuild("first deposit after a restart", Figure.P50_MILLIS, Rebuild::opening);

    private static final String ROWS = """
            select position, at_micros, sequence, type, aggregate_id, event_id, hash, payload, meta_data
            from event_store.event where aggregate_id = event_store.key_of(?) order by sequence""";
    private static final int COLUMNS = 9;
    private static final String READ = "a large account";
    private static final String OPENED = "another large account";
    private static final Duration SERVED = Duration.ofSeconds(10);

    private final String name;
    private final Figure figure;
    private final ToDoubleFunction<Lab> measurement;

    private Rebuild(String name, Figure figure, ToDoubleFunction<Lab> measurement) {
        this.name = name;
        this.figure = figure;
        this.measurement = measurement;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Lab lab) {
        if (this != OPENING) {
            WarmUp.until(lab, name, time -> measurement.applyAsDouble(lab));
        }
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return Map.of(figure, measurement.applyAsDouble(lab));
    }

    private static double byBank(Lab lab) {
        BigAccount account = BigAccount.of(lab, READ);
        String answer = new Clerk(account.bank().address()).get("/api/v1/admin/aggregates/" + account.id(), "auditor");
        return Clerk.number(answer, "eventsRead") / Clerk.number(answer, "millis") * 1_000;
    }

    private static double bySql(Lab lab) {
        BigAccount account = BigAccount.of(lab, READ);
        long start = System.nanoTime();
        int rows = 0;
        try (Connection connection = lab.database().connect(account.bank().databaseName());
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setString(1, account.id());
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                for (int column = 1; column <= COLUMNS; column++) {
                    found.getObject(column);
                }
                rows++;
            }
        } catch (SQLException e) {
            throw new BenchException("The events cannot be read: " + e.getMessage() + ".", e);
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    /** The bank is killed, so that no memory helps it, and has served other accounts for a while when it is asked. */
    private static double opening(Lab lab) {
        BigAccount account = BigAccount.of(lab, OPENED);
        Bank bank = account.bank();
        bank.kill();
        bank.restart();
        bank.pauseProjections();
        int connections = lab.settings().connections();
        String round = "opening-" + System.nanoTime() + "-";
        ClosedLoop.run(bank.address(), account.deposits(false, round + "others-"), connections, SERVED);
        return ClosedLoop.run(bank.address(), account.deposits(true, round), 1, Duration.ZERO)
                .millisAt(50);
    }
}
