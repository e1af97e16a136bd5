package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.MoneyDeposited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How many deliveries a second there are, and how much is in memory for a dead receiver. Takes an idle machine. */
@EnabledIfSystemProperty(named = "webhooks.load", matches = "[0-9]+")
class WebhookLoadIT extends NotificationsTest {

    private static final int DELIVERIES = Integer.getInteger("webhooks.load", 0);
    private static final int ACCOUNTS = 1_000;
    private static final int LARGEST_IN_MEMORY = 1_100;

    @Test
    void sendsFastAndKeepsLittleOfWhatADeadReceiverMisses() {
        try (FastReceiver fast = new FastReceiver()) {
            String toFast = id(subscribe(operator(), paused(fast.url())));
            waiting(toFast);
            for (int run = 1; run <= 3; run++) {
                measure("drained, run " + run, fast, () -> wake(toFast));
                await().until(() -> pending(toFast) == 0);
                patch(operator(), "/" + toFast, "{\"status\":\"PAUSED\"}");
                await().until(() -> deliverer.inMemory() == 0);
                database.sql("UPDATE notifications.delivery SET status = 0").update();
            }
            String toDead = id(subscribe(operator(), paused("http://127.0.0.1:9/")));
            waiting(toDead);
            patch(operator(), "/" + toDead, "{\"status\":\"ACTIVE\"}");
            int most = measure("beside a dead receiver", fast, () -> wake(toFast));
            assertThat(most).as("deliveries in memory").isLessThan(LARGEST_IN_MEMORY);
        }
    }

    @Test
    void sendsFastWhatIsHappening() {
        try (FastReceiver fast = new FastReceiver()) {
            subscribe(operator(), "{\"url\":\"" + fast.url() + "\"}");
            measure("from the event on", fast, this::happen);
        }
    }

    private void wake(String webhookId) {
        patch(operator(), "/" + webhookId, "{\"status\":\"ACTIVE\"}");
    }

    private void happen() {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(UUID.randomUUID().toString());
        }
        for (int round = 0; round < DELIVERIES / ACCOUNTS; round++) {
            List<EventMessage<?>> happened = new ArrayList<>();
            for (String account : accounts) {
                happened.add(new GenericDomainEventMessage<>(
                        "Account", account, round, new MoneyDeposited(account, op(), 1, "EUR", null, round + 1L, 0)));
            }
            events.publish(happened);
        }
    }

    private int measure(String what, FastReceiver fast, Runnable begin) {
        long before = fast.taken();
        int most = 0;
        long start = System.nanoTime();
        begin.run();
        while (fast.taken() - before < DELIVERIES) {
            most = Math.max(most, deliverer.inMemory());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(4));
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("webhooks, %s: %.0f/s, most in memory %d%n", what, DELIVERIES / seconds, most);
        return most;
    }

    private long pending(String webhookId) {
        return database.sql("SELECT count(*) FROM notifications.delivery WHERE webhook_id = ? AND status = 0")
                .param(webhookId)
                .query(Long.class)
                .single();
    }

    private void waiting(String webhookId) {
        database.sql("INSERT INTO notifications.delivery"
                        + " (webhook_id, message_id, type, account_id, position, occurred_at, body)"
                        + " SELECT ?, 'message-' || n, 'MoneyDeposited', 'account-' || n % ?, n, now(), ?"
                        + " FROM generate_series(1, ?) n")
                .params(webhookId, ACCOUNTS, "{\"id\":\"" + "x".repeat(350) + "\"}", DELIVERIES)
                .update();
    }

    private static String paused(String url) {
        return "{\"url\":\"" + url + "\",\"status\":\"PAUSED\"}";
    }
}
