package io.corebank.notifications;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The deliveries in their table, written and settled many at a time. */
@Component
class DeliveryRows {

    /** Only for webhooks that there are, which nobody deletes meanwhile. */
    private static final String INSERT = "WITH live AS (SELECT webhook_id FROM notifications.webhook"
            + " WHERE webhook_id = ANY (?::text[]) FOR KEY SHARE)"
            + " INSERT INTO notifications.delivery"
            + " (webhook_id, message_id, type, account_id, position, occurred_at, body)"
            + " SELECT webhook_id, message_id, type, account_id, position, occurred_at, body"
            + " FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[])"
            + " WITH ORDINALITY AS n (webhook_id, message_id, type, account_id, position, occurred_at, body, ordinal)"
            + " WHERE webhook_id IN (SELECT webhook_id FROM live) ORDER BY ordinal";

    private static final String PENDING = "SELECT delivery_id, message_id, account_id, body, attempts, first_attempt,"
            + " next_attempt FROM notifications.delivery WHERE webhook_id = ? AND status = 0 AND delivery_id > ?"
            + " AND account_id <> ALL (?) ORDER BY delivery_id LIMIT ?";

    private static final String SETTLE = "UPDATE notifications.delivery d SET status = o.status,"
            + " attempts = d.attempts + 1, first_attempt = coalesce(d.first_attempt, o.at), answer = o.answer,"
            + " error = o.error, next_attempt = o.next_attempt,"
            + " settled_at = CASE WHEN o.status = 0 THEN NULL ELSE o.at END"
            + " FROM unnest(?::text[], ?::bigint[], ?::smallint[], ?::timestamptz[], ?::smallint[], ?::text[],"
            + " ?::timestamptz[]) AS o (webhook_id, delivery_id, status, at, answer, error, next_attempt)"
            + " WHERE d.webhook_id = o.webhook_id AND d.delivery_id = o.delivery_id AND d.status = 0";

    private final JdbcTemplate database;

    DeliveryRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Takes down what is to be told, in this order. */
    void insert(List<NewDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        database.update(connection -> {
            Columns<NewDelivery> columns = new Columns<>(connection, INSERT, deliveries);
            columns.addDistinct("text", NewDelivery::webhookId);
            columns.add("text", NewDelivery::webhookId);
            columns.add("text", NewDelivery::messageId);
            columns.add("text", NewDelivery::type);
            columns.add("text", NewDelivery::sequence);
            columns.add("bigint", NewDelivery::position);
            columns.add("timestamptz", NewDelivery::occurredAt);
            columns.add("text", NewDelivery::body);
            return columns.statement;
        });
    }

    /** What waits behind a delivery, in order, but for sequences that have to wait longer. */
    List<Pending> pending(String webhookId, long after, Collection<String> without, int limit) {
        return database.query(
                connection -> {
                    PreparedStatement query = connection.prepareStatement(PENDING);
                    query.setString(1, webhookId);
                    query.setLong(2, after);
                    query.setArray(3, connection.createArrayOf("text", without.toArray()));
                    query.setInt(4, limit);
                    return query;
                },
                (row, number) -> new Pending(
                        webhookId,
                        row.getLong("delivery_id"),
                        row.getString("message_id"),
                        row.getString("account_id"),
                        row.getString("body"),
                        row.getInt("attempts"),
                        WebhookRows.instant(row, "first_attempt"),
                        WebhookRows.instant(row, "next_attempt")));
    }

    /** Writes down what came of some attempts. What somebody settled in the meantime stays so. */
    void settle(List<Outcome> outcomes) {
        database.update(connection -> {
            Columns<Outcome> columns = new Columns<>(connection, SETTLE, outcomes);
            columns.add("text", outcome -> outcome.delivery().webhookId());
            columns.add("bigint", outcome -> outcome.delivery().deliveryId());
            columns.add("smallint", outcome -> (short) outcome.state().number());
            columns.add("timestamptz", Outcome::at);
            columns.add("smallint", outcome -> (short) outcome.answer());
            columns.add("text", Outcome::error);
            columns.add("timestamptz", Outcome::nextAttempt);
            return columns.statement;
        });
    }

    /** Gives up everything that waits for a receiver. */
    void parkAll(String webhookId, String error, Instant at) {
        database.update(
                "UPDATE notifications.delivery SET status = 2, settled_at = ?, error = ?"
                        + " WHERE webhook_id = ? AND status = 0",
                Timestamp.from(at),
                error,
                webhookId);
    }

    /** How many wait for a receiver, counted up to a bound. */
    long countPending(String webhookId, long bound) {
        Long count = database.queryForObject(
                "SELECT count(*) FROM (SELECT 1 FROM notifications.delivery WHERE webhook_id = ? AND status = 0"
                        + " LIMIT ?) waiting",
                Long.class,
                webhookId,
                bound);
        return count == null ? 0 : count;
    }

    /** Takes some away that were settled long ago, or whose webhook is gone; tells how many. */
    int forget(Instant settledBefore, int limit) {
        return database.update(
                "DELETE FROM notifications.delivery WHERE ctid = ANY (ARRAY(SELECT ctid FROM notifications.delivery d"
                        + " WHERE d.settled_at < ? LIMIT ?))",
                Timestamp.from(settledBefore),
                limit);
    }

    int deleteOf(String webhookId) {
        return database.update("DELETE FROM notifications.delivery WHERE webhook_id = ?", webhookId);
    }

    /** Lists as columns: one statement, however many rows. */
    private static final class Columns<T> {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<T> rows;
        private int column;

        Columns(Connection connection, String sql, List<T> rows) throws SQLException {
            this.connection = connection;
            this.statement = connection.prepareStatement(sql);
            this.rows = rows;
        }

        void addDistinct(String type, Function<T, Object> value) throws SQLException {
            Object[] values = rows.stream().map(value).distinct().toArray();
            statement.setArray(++column, connection.createArrayOf(type, values));
        }

        void add(String type, Function<T, @Nullable Object> value) throws SQLException {
            Object[] values = rows.stream()
                    .map(value)
                    .map(element -> element instanceof Instant at ? at.toString() : element)
                    .toArray();
            statement.setArray(++column, connection.createArrayOf(type, values));
        }
    }
}
