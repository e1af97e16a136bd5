package io.corebank.bench.anchor;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Database;
import io.corebank.bench.lab.Lab;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Stands in where there is no pgbench: the same statements, prepared, from a thread and a connection per client. */
final class JdbcAnchor implements Anchor {

    private final Database database;
    private final String databaseName;

    JdbcAnchor(Lab lab, String databaseName) {
        this.database = lab.database();
        this.databaseName = databaseName;
    }

    @Override
    public String description() {
        return "JDBC in place of pgbench, which was not found";
    }

    @Override
    public AnchorResult run(Transaction transaction, int clients, Duration time) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                long seed = i;
                running.add(threads.submit(() -> repeat(transaction, seed, start + time.toNanos())));
            }
            Histogram all = new Histogram(3);
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new AnchorResult(all.getTotalCount() / seconds, all.getValueAtPercentile(50) / 1e6);
        } catch (ExecutionException e) {
            throw new BenchException("The anchor failed: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram repeat(Transaction transaction, long seed, long end) throws SQLException {
        Histogram nanos = new Histogram(3);
        SplittableRandom random = new SplittableRandom(seed);
        List<Transaction.Parametrised> statements = transaction.statements();
        try (Connection connection = database.connect(databaseName)) {
            connection.setAutoCommit(statements.size() == 1);
            List<PreparedStatement> prepared = new ArrayList<>();
            for (Transaction.Parametrised statement : statements) {
                prepared.add(connection.prepareStatement(statement.sql()));
            }
            long before = System.nanoTime();
            while (before < end) {
                execute(statements, prepared, transaction.values(random));
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                long after = System.nanoTime();
                nanos.recordValue(after - before);
                before = after;
            }
        }
        return nanos;
    }

    private static void execute(
            List<Transaction.Parametrised> statements, List<PreparedStatement> prepared, int[] values)
            throws SQLException {
        for (int i = 0; i < prepared.size(); i++) {
            int parameter = 1;
            for (int value : statements.get(i).values()) {
                prepared.get(i).setInt(parameter++, values[value]);
            }
            prepared.get(i).executeUpdate();
        }
    }
}
