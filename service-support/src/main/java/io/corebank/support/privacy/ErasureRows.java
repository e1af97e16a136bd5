package io.corebank.support.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The erasures in their table. Every step is one statement that happens once, whoever tries at the same time. */
final class ErasureRows {

    private static final String SELECT = "SELECT * FROM customer_erasure";
    private static final int MOST = 1_000;
    private static final double MILLIS = 1_000;

    private final JdbcClient jdbc;

    ErasureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Erasure> find(String customerId) {
        return jdbc.sql(SELECT + " WHERE customer_id = ?")
                .param(customerId)
                .query(ErasureRows::read)
                .optional();
    }

    /** The erasures that are not finished first, then the latest. */
    List<Erasure> latest() {
        return jdbc.sql(SELECT + " ORDER BY completed_at DESC NULLS FIRST, proposed_at DESC LIMIT " + MOST)
                .query(ErasureRows::read)
                .list();
    }

    /**
     * Erasures that were agreed to before a time and are not finished, the oldest first: whoever was to carry them out
     * has died, or could not reach everything.
     */
    List<String> interrupted(Duration since) {
        return jdbc.sql("SELECT customer_id FROM customer_erasure WHERE completed_at IS NULL"
                        + " AND approved_at <= now() - make_interval(secs => ?) ORDER BY approved_at LIMIT " + MOST)
                .param(since.toMillis() / MILLIS)
                .query(String.class)
                .list();
    }

    void propose(String customerId, String operator) {
        jdbc.sql("INSERT INTO customer_erasure (customer_id, proposed_by, proposed_at) VALUES (?, ?, now())"
                        + " ON CONFLICT (customer_id) DO NOTHING")
                .params(customerId, operator)
                .update();
    }

    /** Agrees to this very proposal; false when it is not there any more, or somebody else has agreed. */
    boolean approve(Erasure proposal, String operator) {
        return jdbc.sql("UPDATE customer_erasure SET approved_by = ?, approved_at = now()"
                                + " WHERE customer_id = ? AND proposed_by = ? AND approved_by IS NULL")
                        .params(operator, proposal.customerId(), proposal.proposedBy())
                        .update()
                == 1;
    }

    void complete(String customerId) {
        jdbc.sql("UPDATE customer_erasure SET completed_at = now() WHERE customer_id = ? AND completed_at IS NULL")
                .param(customerId)
                .update();
    }

    /** Takes a proposal back; false when there is none, or when it has been approved. */
    boolean withdraw(String customerId) {
        return jdbc.sql("DELETE FROM customer_erasure WHERE customer_id = ? AND approved_by IS NULL")
                        .param(customerId)
                        .update()
                == 1;
    }

    private static Erasure read(ResultSet row, int number) throws SQLException {
        Instant approved = instant(row, "approved_at");
        Instant completed = instant(row, "completed_at");
        return new Erasure(
                row.getString("customer_id"),
                statusOf(approved, completed),
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("approved_by"),
                approved,
                completed);
    }

    private static Erasure.Status statusOf(@Nullable Instant approved, @Nullable Instant completed) {
        if (completed != null) {
            return Erasure.Status.ERASED;
        }
        return approved == null ? Erasure.Status.PROPOSED : Erasure.Status.APPROVED;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
