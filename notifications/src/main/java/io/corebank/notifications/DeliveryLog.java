package io.corebank.notifications;

import io.corebank.notifications.Outcome.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of deliveries, for people: read, and sent again. */
@Component
class DeliveryLog {

    private static final String SELECT = "SELECT * FROM notifications.delivery WHERE webhook_id = ?";
    private static final String AGAIN = "UPDATE notifications.delivery SET status = 0, attempts = 0,"
            + " first_attempt = NULL, next_attempt = NULL, settled_at = NULL, error = NULL, answer = NULL"
            + " WHERE webhook_id = ? AND status <> 0";

    private final JdbcClient database;

    DeliveryLog(JdbcClient database) {
        this.database = database;
    }

    /** Deliveries by their number, both ends included, or only those in one state. */
    record Range(
            @Nullable Long from,
            @Nullable Long to,
            @Nullable State status) {}

    /** The newest first, before a number. */
    List<DeliveryView> page(String webhookId, @Nullable State status, Paging paging) {
        return database.sql(SELECT + " AND delivery_id < ? AND (?::smallint IS NULL OR status = ?)"
                        + " ORDER BY delivery_id DESC LIMIT ?")
                .params(Arrays.asList(webhookId, paging.before(), number(status), number(status), paging.limit() + 1))
                .query(DeliveryLog::read)
                .list();
    }

    Optional<DeliveryView> find(String webhookId, long deliveryId) {
        return database.sql(SELECT + " AND delivery_id = ?")
                .params(webhookId, deliveryId)
                .query(DeliveryLog::read)
                .optional();
    }

    /** Has some sent again that were settled, with the ids that they had; tells how many. */
    int again(String webhookId, Range range) {
        return database.sql(AGAIN + " AND (?::bigint IS NULL OR delivery_id >= ?)"
                        + " AND (?::bigint IS NULL OR delivery_id <= ?) AND (?::smallint IS NULL OR status = ?)")
                .params(Arrays.asList(
                        webhookId,
                        range.from(),
                        range.from(),
                        range.to(),
                        range.to(),
                        number(range.status()),
                        number(range.status())))
                .update();
    }

    private static @Nullable Integer number(@Nullable State state) {
        return state == null ? null : state.number();
    }

    private static DeliveryView read(ResultSet row, int number) throws SQLException {
        String account = row.getString("account_id");
        int answer = row.getInt("answer");
        return new DeliveryView(
                row.getLong("delivery_id"),
                row.getString("message_id"),
                row.getString("type"),
                account.isEmpty() ? null : account,
                row.getLong("position"),
                row.getTimestamp("occurred_at").toInstant(),
                State.of(row.getInt("status")),
                row.getInt("attempts"),
                WebhookRows.instant(row, "next_attempt"),
                WebhookRows.instant(row, "settled_at"),
                answer == 0 ? null : answer,
                row.getString("error"),
                row.getString("body"));
    }
}
