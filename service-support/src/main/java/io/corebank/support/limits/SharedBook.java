package io.corebank.support.limits;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts in PostgreSQL, for all processes of a bank together, by its clock. Each try is one statement on one row, so
 * that the count is as exact as that of one process. A window that begins in the future is from before its clock was
 * set back, and over. The table is not logged: a crash of the database forgets the counts.
 */
final class SharedBook implements SpendingBook {

    /** Once in so many tries it takes away what is over. */
    private static final int TRIES_BETWEEN_SWEEPS = 10_000;

    private static final String SPEND = """
            INSERT INTO rate_window AS w (name, began, spent)
            SELECT :name, now(), :cost WHERE :cost <= :limit
            ON CONFLICT (name) DO UPDATE SET
                began = CASE WHEN w.began BETWEEN now() - make_interval(secs => :window) AND now()
                    THEN w.began ELSE now() END,
                spent = CASE WHEN w.began BETWEEN now() - make_interval(secs => :window) AND now()
                    THEN w.spent ELSE 0 END + :cost
            WHERE w.began NOT BETWEEN now() - make_interval(secs => :window) AND now() OR w.spent + :cost <= :limit
            RETURNING spent, ceil(extract(epoch FROM w.began - now()) + :window) AS left_over""";

    private static final String LOOK = """
            SELECT spent, ceil(extract(epoch FROM began - now()) + :window) AS left_over
            FROM rate_window WHERE name = :name""";

    private final JdbcClient jdbc;
    private final long windowSeconds;
    private final AtomicLong tries = new AtomicLong();

    SharedBook(JdbcClient jdbc, Duration window) {
        this.jdbc = jdbc;
        this.windowSeconds = window.toSeconds();
    }

    @Override
    public Grant spend(String name, long cost, long limit) {
        if (tries.incrementAndGet() % TRIES_BETWEEN_SWEEPS == 0) {
            sweep();
        }
        return jdbc.sql(SPEND)
                .param("name", name)
                .param("cost", cost)
                .param("limit", limit)
                .param("window", windowSeconds)
                .query((row, number) -> new Grant(true, limit - row.getLong("spent"), row.getLong("left_over")))
                .optional()
                .orElseGet(() -> refused(name, limit));
    }

    private Grant refused(String name, long limit) {
        return jdbc.sql(LOOK)
                .param("name", name)
                .param("window", windowSeconds)
                .query((row, number) -> new Grant(
                        false, Math.max(0, limit - row.getLong("spent")), Math.max(1, row.getLong("left_over"))))
                .optional()
                .orElseGet(() -> new Grant(false, limit, windowSeconds));
    }

    @Override
    public void giveBack(String name, long cost) {
        jdbc.sql("UPDATE rate_window SET spent = greatest(0, spent - ?) WHERE name = ?")
                .params(cost, name)
                .update();
    }

    /** Takes away the windows that are over. */
    void sweep() {
        jdbc.sql("DELETE FROM rate_window WHERE began NOT BETWEEN now() - make_interval(secs => ?) AND now()")
                .param(windowSeconds)
                .update();
    }
}
