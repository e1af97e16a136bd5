package io.corebank.notifications;

import io.corebank.notifications.Webhook.Status;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks in their table. Every change gives the row a new revision. */
@Component
class WebhookRows {

    private static final String TABLE = "notifications.webhook";
    private static final String SELECT = "SELECT * FROM " + TABLE;
    private static final String CHANGE = "UPDATE " + TABLE + " SET revision = nextval('notifications.revision'), ";

    private final JdbcClient database;

    WebhookRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * How many there are and the sum of what their revisions hash to: when neither has changed, nothing has. The newest
     * revision would not do, since a change with a lower one may be committed later.
     */
    record Mark(long webhooks, BigDecimal revisions) {

        static final Mark NONE = new Mark(-1, BigDecimal.ZERO);
    }

    Mark mark() {
        return database.sql("SELECT count(*) AS webhooks, coalesce(sum(hashint8extended(revision, 0)), 0) AS revisions"
                        + " FROM " + TABLE)
                .query(Mark.class)
                .single();
    }

    /** Keeps a new one; nothing happens when there is one with its id. */
    void insert(Webhook webhook) {
        database.sql("INSERT INTO " + TABLE + " (webhook_id, owner, customer_id, sealed_url, description,"
                        + " event_types, account_ids, status, sealed_secret, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (webhook_id) DO NOTHING")
                .params(Arrays.asList(
                        webhook.webhookId(),
                        webhook.owner(),
                        webhook.customerId(),
                        webhook.sealedUrl(),
                        webhook.description(),
                        array(webhook.eventTypes()),
                        array(webhook.accountIds()),
                        webhook.status().name(),
                        webhook.sealedSecret(),
                        Timestamp.from(webhook.createdAt())))
                .update();
    }

    Optional<Webhook> find(String webhookId) {
        return one(SELECT + " WHERE webhook_id = ?", webhookId);
    }

    /** Finds it as it is and stays until the end of the transaction; deliveries to it may be taken down meanwhile. */
    Optional<Webhook> findForChange(String webhookId) {
        return one(SELECT + " WHERE webhook_id = ? FOR NO KEY UPDATE", webhookId);
    }

    private Optional<Webhook> one(String sql, String webhookId) {
        return database.sql(sql).param(webhookId).query(WebhookRows::read).optional();
    }

    List<Webhook> all() {
        return database.sql(SELECT + " ORDER BY number")
                .query(WebhookRows::read)
                .list();
    }

    /** The newest first, before a number; those of one customer, or everybody's. */
    List<Webhook> page(@Nullable String customerId, long before, int limit) {
        return database.sql(SELECT + " WHERE number < ? AND (?::text IS NULL OR customer_id = ?)"
                        + " ORDER BY number DESC LIMIT ?")
                .params(Arrays.asList(before, customerId, customerId, limit))
                .query(WebhookRows::read)
                .list();
    }

    long countOf(@Nullable String customerId) {
        return database.sql("SELECT count(*) FROM " + TABLE + " WHERE customer_id = ?")
                .param(customerId)
                .query(Long.class)
                .single();
    }

    /** Writes down what an owner can change. */
    void update(Webhook webhook) {
        database.sql(CHANGE + "sealed_url = ?, description = ?, event_types = ?, account_ids = ?, status = ?,"
                        + " reason = ?, failing_since = NULL WHERE webhook_id = ?")
                .params(Arrays.asList(
                        webhook.sealedUrl(),
                        webhook.description(),
                        array(webhook.eventTypes()),
                        array(webhook.accountIds()),
                        webhook.status().name(),
                        webhook.reason(),
                        webhook.webhookId()))
                .update();
    }

    /** Gives it a new secret; the one that it had goes on for a while, and the one before that until its own end. */
    void rotate(String webhookId, String sealedSecret, Instant previousUntil) {
        database.sql(CHANGE + "sealed_earlier = sealed_previous, earlier_until = previous_until,"
                        + " sealed_previous = sealed_secret, previous_until = ?, sealed_secret = ?"
                        + " WHERE webhook_id = ?")
                .params(Timestamp.from(previousUntil), sealedSecret, webhookId)
                .update();
    }

    /** Gives it up, unless it has been already; tells whether it has just now. */
    boolean disable(String webhookId, String reason) {
        return database.sql(CHANGE + "status = 'DISABLED', reason = ? WHERE webhook_id = ? AND status <> 'DISABLED'")
                        .params(reason, webhookId)
                        .update()
                == 1;
    }

    /** Since when nothing has got through; null once something has. It is no change that anybody needs to see. */
    void failing(String webhookId, @Nullable Instant since) {
        database.sql("UPDATE " + TABLE + " SET failing_since = ? WHERE webhook_id = ?")
                .params(Arrays.asList(since == null ? null : Timestamp.from(since), webhookId))
                .update();
    }

    /** Takes it away with its rules and its log. */
    void delete(String webhookId) {
        database.sql("DELETE FROM " + TABLE + " WHERE webhook_id = ?")
                .param(webhookId)
                .update();
    }

    void deleteOf(String customerId) {
        database.sql("DELETE FROM " + TABLE + " WHERE customer_id = ?")
                .param(customerId)
                .update();
    }

    private static String @Nullable [] array(@Nullable Set<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getString("webhook_id"),
                row.getLong("number"),
                row.getString("owner"),
                row.getString("customer_id"),
                row.getString("sealed_url"),
                row.getString("description"),
                set(row.getArray("event_types")),
                set(row.getArray("account_ids")),
                Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("sealed_secret"),
                Stream.of(former(row, "previous"), former(row, "earlier"))
                        .flatMap(Optional::stream)
                        .toList(),
                instant(row, "failing_since"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Optional<FormerSecret> former(ResultSet row, String which) throws SQLException {
        String sealed = row.getString("sealed_" + which);
        Instant until = instant(row, which + "_until");
        return sealed == null || until == null ? Optional.empty() : Optional.of(new FormerSecret(sealed, until));
    }

    private static @Nullable Set<String> set(@Nullable Array values) throws SQLException {
        return values == null ? null : new TreeSet<>(List.of((String[]) values.getArray()));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
