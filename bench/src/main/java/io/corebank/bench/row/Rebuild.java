package io.corebank.bench.row;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
        BigAccount.of(lab);
        if (this != OPENING) {
            for (int i = 0; i < 3; i++) {
                double unused = measurement.applyAsDouble(lab);
            }
        }
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return Map.of(figure, measurement.applyAsDouble(lab));
    }

    private static double byBank(Lab lab) {
        Clerk clerk = new Clerk(lab.bank().address());
        String answer =
                clerk.get("/api/v1/admin/aggregates/" + BigAccount.of(lab).id(), "auditor");
        return Clerk.number(answer, "eventsRead") / Clerk.number(answer, "millis") * 1_000;
    }

    private static double bySql(Lab lab) {
        long start = System.nanoTime();
        int rows = 0;
        try (Connection connection = lab.database().connect(Bank.DATABASE);
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setString(1, BigAccount.of(lab).id());
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
        String id = BigAccount.of(lab).id();
        lab.bank().kill();
        lab.bank().restart();
        lab.bank().pauseProjections();
        Spread spread = Spread.of(lab);
        ClosedLoop.run(lab.bank().address(), spread.deposits(), lab.settings().connections(), Duration.ofSeconds(10));
        Deposits one = spread.depositsInto(List.of(id));
        return ClosedLoop.run(lab.bank().address(), one, 1, Duration.ZERO).millisAt(50);
    }
}
