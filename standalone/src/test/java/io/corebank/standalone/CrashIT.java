package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.Verification;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A power cut in the middle of many transfers: nothing acknowledged is lost, nothing happens twice, all of it ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    private static final int TRANSFERS = 200;
    private static final int ACCOUNTS = 8;
    private static final long SEED = 20_260_719L;

    private final BankProcess bank = BankProcess.start(SharedBank.freshFolder());

    @AfterAll
    void stop() {
        bank.close();
    }

    @Test
    void losesNothingWhenTheBankIsKilledInTheMiddleOfTransfers() throws Exception {
        assertSurvivesAKill("cut", () -> {});
    }

    /** The saga holds no truth: without its state and its place in the log the transfers' own events still end them. */
    @Test
    void endsEveryTransferThoughSagasAndTokensAreLostToo() throws Exception {
        assertSurvivesAKill(
                "lost",
                () -> bank.sql("TRUNCATE event_store.saga, event_store.saga_association, event_store.token,"
                        + " open_transfer"));
    }

    private void assertSurvivesAKill(String run, Runnable alsoLost) throws Exception {
        List<String> accounts = openAccounts(new Customers(bank));
        Map<String, String> requests = requests(run, accounts);
        AtomicInteger answered = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<?>> sent = sendAll(callers, bank.as("customer1"), requests, answered);
        Awaitility.await("some answers").until(() -> answered.get() >= TRANSFERS / 4);
        bank.killHard();
        for (Future<?> one : sent) {
            one.get();
        }
        callers.shutdown();
        assertThat(answered.get()).as("killed in the middle").isLessThan(TRANSFERS);
        alsoLost.run();
        assertLogIsSound();
        bank.restart();

        BankClient customer1 = bank.as("customer1");
        List<String> transferIds = askAgain(customer1, requests);
        transferIds.forEach(id -> Customers.awaitEnd(customer1, id));
        assertThat(transferIds).doesNotHaveDuplicates().hasSize(TRANSFERS);
        assertMoneyIsConserved(bank, accounts);
        accounts.forEach(id -> assertProjectionEqualsRebuild(bank, id));
        assertLogIsSound();
    }

    /** Cut off anywhere, or at its end: the log tells of no money that was lost or made, and of no effect too many. */
    private void assertLogIsSound() {
        Verification audit = bank.verify();
        assertThat(audit.exitCode()).as(audit.output()).isZero();
    }

    private static List<String> openAccounts(Customers customers) {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(customers.accountOf("customer1", "EUR", "1000.00"));
        }
        return accounts;
    }

    /** Transfers by their idempotency keys. */
    private static Map<String, String> requests(String run, List<String> accounts) {
        Random random = new Random(SEED);
        Map<String, String> requests = new HashMap<>();
        for (int i = 0; i < TRANSFERS; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            requests.put(
                    run + "-" + i,
                    Customers.transfer(accounts.get(from), accounts.get(to), "1." + (10 + random.nextInt(90))));
        }
        return requests;
    }

    private static List<Future<?>> sendAll(
            ExecutorService callers, BankClient client, Map<String, String> requests, AtomicInteger answered) {
        List<Future<?>> sent = new ArrayList<>();
        requests.forEach((key, body) -> sent.add(callers.submit(() -> {
            try {
                if (client.postAgain(key, "/api/v1/transfers", body).status() == 202) {
                    answered.incrementAndGet();
                }
            } catch (UncheckedIOException killed) {
                assertThat(killed).isNotNull();
            }
        })));
        return sent;
    }

    /** What clients do after a power cut: the same requests with the same keys. */
    private static List<String> askAgain(BankClient client, Map<String, String> requests) {
        List<String> ids = new ArrayList<>();
        requests.forEach((key, body) -> {
            Answer answer = Awaitility.await("an answer for " + key)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> client.postAgain(key, "/api/v1/transfers", body), given -> given.status() == 202);
            ids.add(answer.text("transferId"));
        });
        return ids;
    }

    private static void assertMoneyIsConserved(BankProcess bank, List<String> accounts) {
        BigDecimal total = BigDecimal.ZERO;
        for (String id : accounts) {
            JsonNode state = rebuilt(bank, id).at("/state");
            total = total.add(new BigDecimal(state.at("/posted").asString()));
            assertThat(state.at("/held").asString()).as("held on %s", id).isEqualTo("0.00");
        }
        assertThat(total).isEqualByComparingTo(new BigDecimal(1000 * ACCOUNTS));
    }

    private static void assertProjectionEqualsRebuild(BankProcess bank, String id) {
        JsonNode rebuilt = rebuilt(bank, id);
        Awaitility.await("the projection of " + id)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    Answer projected = bank.as("auditor").get("/api/v1/accounts/" + id);
                    assertThat(projected.json().at("/version").asLong())
                            .isEqualTo(rebuilt.at("/sequence").asLong() + 1);
                    for (String field : List.of("customerId", "currency", "status", "posted", "held", "available")) {
                        assertThat(projected.text(field))
                                .as(field)
                                .isEqualTo(rebuilt.at("/state/" + field).asString());
                    }
                });
    }

    private static JsonNode rebuilt(BankProcess bank, String id) {
        return bank.as("auditor").get("/api/v1/admin/aggregates/" + id).json();
    }
}
