package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.MoneyDeposited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Events at a given rate, whether or not deliveries keep up, and how long each takes from its commit to its receipt.
 * Takes an idle machine. The system property {@code webhooks.rate} is the number of events a second.
 */
@EnabledIfSystemProperty(named = "webhooks.rate", matches = "[0-9]+")
class WebhookRateIT extends NotificationsTest {

    private static final int RATE = Integer.getInteger("webhooks.rate", 0);
    private static final int SECONDS = Integer.getInteger("webhooks.seconds", 30);
    private static final int WARM_UP_SECONDS = 10;
    private static final int COMMITS_A_SECOND = 50;
    private static final int ACCOUNTS = 1_000;
    private static final double LARGEST_P99_MILLIS = 2_000;

    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> received = new ConcurrentHashMap<>();
    private final List<String> accounts = IntStream.range(0, ACCOUNTS)
            .mapToObj(i -> UUID.randomUUID().toString())
            .toList();
    private long next;

    @Test
    void keepsUpWithTheEvents() {
        try (FastReceiver fast = new FastReceiver(id -> received.putIfAbsent(id, System.nanoTime()))) {
            subscribe(operator(), "{\"url\":\"" + fast.url() + "\"}");
            happen(WARM_UP_SECONDS);
            await().until(() -> received.keySet().containsAll(committed.keySet()));
            committed.clear();
            received.clear();
            long start = System.nanoTime();
            happen(SECONDS);
            double lasted = (System.nanoTime() - start) / 1e9;
            long late = committed.size() - received.size();
            await().until(() -> received.keySet().containsAll(committed.keySet()));
            double[] millis = committed.keySet().stream()
                    .mapToDouble(id -> (received.get(id) - committed.get(id)) / 1e6)
                    .sorted()
                    .toArray();
            await().until(() -> deliverer.inMemory() == 0);
            System.out.printf(
                    "webhooks: %d events, %.0f/s committed, %d under way at the end;"
                            + " commit to receipt p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
                    millis.length,
                    millis.length / lasted,
                    late,
                    at(millis, 0.5),
                    at(millis, 0.99),
                    Arrays.stream(millis).max().orElseThrow());
            assertThat(millis.length / lasted).as("events a second").isGreaterThan(0.95 * RATE);
            assertThat(at(millis, 0.99)).as("p99 in ms").isLessThan(LARGEST_P99_MILLIS);
        }
    }

    /** Commits so many a second, and does not wait for whoever is behind. */
    private void happen(int seconds) {
        long start = System.nanoTime();
        int commits = seconds * COMMITS_A_SECOND;
        for (int commit = 0; commit < commits; commit++) {
            long due = start + commit * Duration.ofSeconds(1).toNanos() / COMMITS_A_SECOND;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            List<EventMessage<?>> happened = new ArrayList<>();
            for (int i = 0; i < RATE / COMMITS_A_SECOND; i++) {
                happened.add(deposit());
            }
            events.publish(happened);
            long now = System.nanoTime();
            happened.forEach(message -> committed.put(message.getIdentifier(), now));
        }
    }

    private EventMessage<?> deposit() {
        long number = next++;
        String account = accounts.get((int) (number % ACCOUNTS));
        MoneyDeposited deposited = new MoneyDeposited(account, op(), 1, "EUR", null, number + 1, 0);
        return new GenericDomainEventMessage<>("Account", account, number / ACCOUNTS, deposited);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
