package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.notifications.Webhook.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is in memory of webhooks is what the table says. */
class SubscriptionsIT extends NotificationsTest {

    @Autowired
    private Subscriptions subscriptions;

    /** Revisions are given when a change begins, and seen when it is committed. */
    @Test
    void seesAChangeThatIsCommittedAfterANewerOne(@Autowired DataSource source) throws SQLException {
        String early = subscribe(ada());
        String late = subscribe(operator());
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            try (PreparedStatement disable = slow.prepareStatement("UPDATE notifications.webhook"
                    + " SET revision = nextval('notifications.revision'), status = 'DISABLED' WHERE webhook_id = ?")) {
                disable.setString(1, early);
                disable.executeUpdate();
            }
            patch(operator(), "/" + late, "{\"status\":\"PAUSED\"}");
            assertThat(statusOf(late)).isEqualTo(Status.PAUSED);
            assertThat(statusOf(early)).isEqualTo(Status.ACTIVE);
            slow.commit();
        }
        assertThat(statusOf(early)).isEqualTo(Status.DISABLED);
    }

    private Status statusOf(String webhookId) {
        return subscriptions.current().all().stream()
                .filter(webhook -> webhook.webhookId().equals(webhookId))
                .map(Webhook::status)
                .findFirst()
                .orElseThrow();
    }
}
