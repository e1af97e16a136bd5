package io.corebank.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of alerts in their table, and which accounts are low. */
@Component
class AlertRows {

    private static final String SELECT = "SELECT * FROM notifications.alert";

    private final JdbcClient database;

    AlertRows(JdbcClient database) {
        this.database = database;
    }

    List<AlertRule> all() {
        return database.sql(SELECT + " ORDER BY number").query(AlertRows::read).list();
    }

    List<AlertRule> of(String webhookId) {
        return database.sql(SELECT + " WHERE webhook_id = ? ORDER BY number")
                .param(webhookId)
                .query(AlertRows::read)
                .list();
    }

    /** How many the webhook's customer has, or the webhook, if it is the bank's. */
    long countBeside(Webhook webhook) {
        return database.sql("SELECT count(*) FROM notifications.alert JOIN notifications.webhook USING (webhook_id)"
                        + " WHERE webhook_id = ? OR customer_id = ?")
                .params(Arrays.asList(webhook.webhookId(), webhook.customerId()))
                .query(Long.class)
                .single();
    }

    /** Keeps a new rule; nothing happens when there is one with its id. */
    void insert(AlertRule rule) {
        database.sql("INSERT INTO notifications.alert"
                        + " (alert_id, webhook_id, kind, account_id, currency, threshold_minor, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (alert_id) DO NOTHING")
                .params(Arrays.asList(
                        rule.alertId(),
                        rule.webhookId(),
                        rule.kind().name(),
                        rule.accountId(),
                        rule.currency(),
                        rule.thresholdMinor(),
                        Timestamp.from(rule.createdAt())))
                .update();
        touch(rule.webhookId());
    }

    /** Takes a rule away; false when there is none. */
    boolean delete(String webhookId, String alertId) {
        boolean deleted = database.sql("DELETE FROM notifications.alert WHERE webhook_id = ? AND alert_id = ?")
                        .params(webhookId, alertId)
                        .update()
                == 1;
        touch(webhookId);
        return deleted;
    }

    /** Takes note of the rules by which an account is low or is not; tells by which it has just become so. */
    Set<String> becameLow(String accountId, List<String> low, List<String> notLow) {
        if (!notLow.isEmpty()) {
            database.sql("DELETE FROM notifications.low_account WHERE account_id = ? AND alert_id = ANY (?)")
                    .params(accountId, notLow.toArray(String[]::new))
                    .update();
        }
        if (low.isEmpty()) {
            return Set.of();
        }
        return database.sql("INSERT INTO notifications.low_account (alert_id, account_id)"
                        + " SELECT alert_id, ? FROM unnest(?::text[]) AS low (alert_id)"
                        + " ON CONFLICT DO NOTHING RETURNING alert_id")
                .params(accountId, low.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    private void touch(String webhookId) {
        database.sql("UPDATE notifications.webhook SET revision = nextval('notifications.revision')"
                        + " WHERE webhook_id = ?")
                .param(webhookId)
                .update();
    }

    private static AlertRule read(ResultSet row, int number) throws SQLException {
        return new AlertRule(
                row.getString("alert_id"),
                row.getString("webhook_id"),
                row.getLong("number"),
                AlertRule.Kind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                row.getString("currency"),
                minor(row),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Long minor(ResultSet row) throws SQLException {
        long minor = row.getLong("threshold_minor");
        return row.wasNull() ? null : minor;
    }
}
