package io.corebank.support.privacy;

import io.corebank.support.approvals.Proposal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The erasures that have been agreed to. Every step is one statement, and repeating it changes nothing. */
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
     * Erasures that have something left to do, the oldest first: those that were agreed to before a time and are not
     * complete, because whoever was to carry them out has died or could not reach everything, and those whose second
     * look is due.
     */
    List<String> unfinished(Duration since, Duration secondLook) {
        return jdbc.sql("SELECT customer_id FROM customer_erasure"
                        + " WHERE completed_at IS NULL AND approved_at <= now() - make_interval(secs => ?)"
                        + " OR swept_at IS NULL AND completed_at <= now() - make_interval(secs => ?)"
                        + " ORDER BY approved_at LIMIT " + MOST)
                .params(seconds(since), seconds(secondLook))
                .query(String.class)
                .list();
    }

    /** The erasures whose second look has not been. */
    Set<Erasure> recent() {
        return jdbc.sql(SELECT + " WHERE swept_at IS NULL")
                .query(ErasureRows::read)
                .set();
    }

    /** Takes down what has been agreed to; once is enough. */
    void begin(String customerId, Proposal proposal, String operator) {
        jdbc.sql("INSERT INTO customer_erasure (customer_id, proposed_by, proposed_at, approved_by, approved_at)"
                        + " VALUES (?, ?, ?, ?, now()) ON CONFLICT (customer_id) DO NOTHING")
                .params(customerId, proposal.proposedBy(), Timestamp.from(proposal.proposedAt()), operator)
                .update();
    }

    /**
     * Nothing is left of the person, if the erasure was agreed to at least so long ago; when the second look is due,
     * this was it. Answers whether the erasure is complete.
     */
    boolean complete(String customerId, Duration atLeast, Duration secondLook) {
        return jdbc.sql("UPDATE customer_erasure SET completed_at = coalesce(completed_at,"
                        + " CASE WHEN approved_at <= now() - make_interval(secs => ?) THEN now() END),"
                        + " swept_at = CASE WHEN completed_at <= now() - make_interval(secs => ?) THEN now()"
                        + " ELSE swept_at END WHERE customer_id = ? RETURNING completed_at IS NOT NULL")
                .params(seconds(atLeast), seconds(secondLook), customerId)
                .query(Boolean.class)
                .single();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    private static Erasure read(ResultSet row, int number) throws SQLException {
        Timestamp completed = row.getTimestamp("completed_at");
        return new Erasure(
                row.getString("customer_id"),
                completed == null ? Erasure.Status.APPROVED : Erasure.Status.ERASED,
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("approved_by"),
                row.getTimestamp("approved_at").toInstant(),
                completed == null ? null : completed.toInstant());
    }
}
