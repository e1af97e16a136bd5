package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.WebhookReceiver;
import io.corebank.standalone.bank.WebhookReceiver.Message;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The bank is killed in the middle of many deliveries: every event is delivered, and those of an account in order. The
 * system property {@code webhooks.deliveries} says how many; {@code 10000} is the long form.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksIT {

    private static final int DELIVERIES = Integer.getInteger("webhooks.deliveries", 1_000);
    private static final int ACCOUNTS = 20;
    private static final int BATCH = 250;

    /** What was under way when the bank was killed, or was taken but not written down yet, comes again. */
    private static final int MOST_TWICE = Math.min(1_000, DELIVERIES / 2);

    private final BankProcess bank = BankProcess.start(SharedBank.freshFolder());
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterAll
    void stop() {
        receiver.close();
        bank.close();
    }

    @Test
    void deliversEveryEventInOrderThoughTheBankIsKilledInTheMiddle() throws InterruptedException {
        Customers customers = new Customers(bank);
        List<String> accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> customers.accountOf("customer1", "EUR", "0"))
                .toList();
        subscribe();
        Map<String, String> batches = batches(accounts);
        Thread caller = new Thread(() -> send(bank.as("teller"), batches));
        caller.start();
        Awaitility.await("a third of the deliveries")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> receiver.count() >= DELIVERIES / 3);
        bank.killHard();
        caller.join();
        int atTheKill = receiver.messages().size();
        bank.restart();
        BankClient teller = bank.as("teller");
        batches.forEach((key, body) -> assertThat(
                        teller.postAgain(key, "/api/v1/batches", body).status())
                .isEqualTo(200));
        Awaitility.await("every delivery").atMost(Duration.ofMinutes(5)).until(() -> firsts().size() >= DELIVERIES);
        assertEveryEventInOrder(accounts);
        int twice = receiver.messages().size() - DELIVERIES;
        System.out.printf("webhooks: %d delivered, %d at the kill, %d twice%n", DELIVERIES, atTheKill, twice);
        assertThat(atTheKill).as("killed in the middle").isLessThan(DELIVERIES);
        assertThat(twice).as("deliveries that came twice").isBetween(0, MOST_TWICE);
    }

    private void subscribe() {
        Answer made = bank.as("operator")
                .post(
                        "/api/v1/webhooks",
                        "{\"url\":\"%s\",\"eventTypes\":[\"MoneyDeposited\"]}".formatted(receiver.url()));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
    }

    /** Each deposit's amount is its place in its account's order. */
    private static Map<String, String> batches(List<String> accounts) {
        Map<String, String> batches = new LinkedHashMap<>();
        for (int first = 0; first < DELIVERIES; first += BATCH) {
            String items = IntStream.range(first, Math.min(DELIVERIES, first + BATCH))
                    .mapToObj(
                            i -> "{\"type\":\"deposit\",\"accountId\":\"%s\",\"amount\":\"%d.00\",\"currency\":\"EUR\"}"
                                    .formatted(accounts.get(i % ACCOUNTS), 1 + i / ACCOUNTS))
                    .collect(Collectors.joining(","));
            batches.put("webhooks-" + first, "{\"items\":[" + items + "]}");
        }
        return batches;
    }

    private static void send(BankClient teller, Map<String, String> batches) {
        try {
            batches.forEach((key, body) -> teller.postAgain(key, "/api/v1/batches", body));
        } catch (UncheckedIOException killed) {
            assertThat(killed).isNotNull();
        }
    }

    private Map<String, Message> firsts() {
        Map<String, Message> firsts = new LinkedHashMap<>();
        receiver.messages().forEach(message -> firsts.putIfAbsent(message.id(), message));
        return firsts;
    }

    private void assertEveryEventInOrder(List<String> accounts) {
        Map<String, List<Integer>> amounts = new HashMap<>();
        firsts().values().forEach(message -> amounts.computeIfAbsent(message.accountId(), id -> new ArrayList<>())
                .add((int) Double.parseDouble(message.amount())));
        assertThat(amounts.keySet()).containsExactlyInAnyOrderElementsOf(accounts);
        amounts.forEach((account, told) -> assertThat(told)
                .as(account)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, DELIVERIES / ACCOUNTS).boxed().toList()));
    }
}
