package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBank.class)
class TransfersIT {

    private static final String TRANSFERS = "/api/v1/transfers";

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient customer2;
    private final BankClient customer3;
    private final BankClient teller;

    TransfersIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        customer2 = bank.as("customer2");
        customer3 = bank.as("customer3");
        teller = bank.as("teller");
    }

    @Test
    void movesMoneyOnceAndTellsEachStep() {
        String from = customers.accountOf("customer1", "EUR", "100.00");
        String to = customers.accountOf("customer2", "EUR", "0");
        Answer accepted = customer1.post(TRANSFERS, Customers.transfer(from, to, "40.00"));
        String id = accepted.text("transferId");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).endsWith(TRANSFERS + "/" + id);

        Answer ended = Customers.awaitEnd(customer1, id);

        assertThat(ended.text("status")).isEqualTo("COMPLETED");
        assertThat(customer2.get(TRANSFERS + "/" + id).text("amount")).isEqualTo("40.00");
        assertThat(customer1.getAfter(ended, "/api/v1/accounts/" + from).text("posted"))
                .isEqualTo("60.00");
        assertThat(customer2.getAfter(ended, "/api/v1/accounts/" + to).text("posted"))
                .isEqualTo("40.00");
        assertThat(customer1.get(TRANSFERS + "/" + id + "/timeline").json().at("/steps"))
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(customer3.get(TRANSFERS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void waitsForTheEndWhenAsked() {
        String from = customers.accountOf("customer1", "EUR", "10.00");
        String to = customers.accountOf("customer2", "EUR", "0");
        String key = UUID.randomUUID().toString();
        Answer done = customer1.postAgain(key, TRANSFERS, Customers.transfer(from, to, "10.00"), "Prefer", "wait=10");
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.text("status")).isEqualTo("COMPLETED");
        assertThat(done.text("completedAt")).isNotEmpty();
        Answer again = customer1.postAgain(key, TRANSFERS, Customers.transfer(from, to, "10"), "Prefer", "wait=10");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text("transferId")).isEqualTo(done.text("transferId"));
    }

    @Test
    void rejectsMoreThanAvailableAndSaysWhy() {
        String from = customers.accountOf("customer1", "EUR", "10.00");
        String to = customers.accountOf("customer2", "EUR", "0");
        Answer ended = customer1.post(TRANSFERS, Customers.transfer(from, to, "10.01"), "Prefer", "wait=10");
        assertThat(ended.text("status")).isEqualTo("REJECTED");
        assertThat(ended.text("reason")).isEqualTo("insufficient-funds");
    }

    @Test
    void givesTheMoneyBackWhenTheTargetIsClosed() {
        String from = customers.accountOf("customer1", "EUR", "10.00");
        String to = customers.accountOf("customer2", "EUR", "0");
        assertThat(teller.post("/api/v1/accounts/" + to + "/close", "{}").status())
                .isEqualTo(200);
        Answer ended = customer1.post(TRANSFERS, Customers.transfer(from, to, "4.00"), "Prefer", "wait=10");
        assertThat(ended.text("status")).isEqualTo("COMPENSATED");
        assertThat(ended.text("reason")).isEqualTo("account-closed");
        Answer account = customer1.getAfter(ended, "/api/v1/accounts/" + from);
        assertThat(account.text("available")).isEqualTo("10.00");
        assertThat(account.text("held")).isEqualTo("0.00");
    }

    @Test
    void sendsMoneyRoundARingAndBothWaysAtOnce() {
        List<String> ring = List.of(
                customers.accountOf("customer1", "EUR", "10.00"),
                customers.accountOf("customer1", "EUR", "10.00"),
                customers.accountOf("customer1", "EUR", "10.00"));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int to = (i + 1 + i % 2) % ring.size();
            ids.add(customer1
                    .post(TRANSFERS, Customers.transfer(ring.get(i % ring.size()), ring.get(to), "10.00"))
                    .text("transferId"));
        }
        List<Answer> ended =
                ids.stream().map(id -> Customers.awaitEnd(customer1, id)).toList();
        assertThat(ended).extracting(end -> end.text("status")).isSubsetOf("COMPLETED", "REJECTED");
        BigDecimal total = ring.stream()
                .map(id -> new BigDecimal(customer1
                        .getAfter(ended.get(ended.size() - 1), "/api/v1/accounts/" + id)
                        .text("available")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isEqualByComparingTo("30.00");
    }

    @Test
    void endsEachWayWhenTheTargetClosesMeanwhile() {
        String from = customers.accountOf("customer1", "EUR", "20.00");
        String to = customers.accountOf("customer2", "EUR", "0");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(customer1
                    .post(TRANSFERS, Customers.transfer(from, to, "1.00"))
                    .text("transferId"));
            if (i == 3) {
                customer2.post(TRANSFERS, Customers.transfer(to, from, "1.00"));
                teller.post("/api/v1/accounts/" + to + "/close", "{}");
            }
        }
        List<Answer> ended =
                ids.stream().map(id -> Customers.awaitEnd(customer1, id)).toList();
        long arrived = ended.stream()
                .filter(end -> end.text("status").equals("COMPLETED"))
                .count();
        assertThat(ended).extracting(end -> end.text("status")).isSubsetOf("COMPLETED", "COMPENSATED");
        assertThat(arrived).isPositive();
    }

    @Test
    void refusesWhatCanNeverWork() {
        String mine = customers.accountOf("customer1", "EUR", "10.00");
        String foreign = customers.accountOf("customer2", "EUR", "10.00");
        String yen = customers.accountOf("customer2", "JPY", "10");
        assertThat(customer1
                        .post(TRANSFERS, Customers.transfer(mine, mine, "1.00"))
                        .text("code"))
                .isEqualTo("same-account");
        assertThat(customer1
                        .post(TRANSFERS, Customers.transfer(mine, yen, "1.00"))
                        .text("code"))
                .isEqualTo("currency-mismatch");
        Answer notMine = customer1.post(TRANSFERS, Customers.transfer(foreign, mine, "1.00"), "X-Correlation-ID", "c");
        Answer unknown = customer1.post(
                TRANSFERS, Customers.transfer(UUID.randomUUID().toString(), mine, "1.00"), "X-Correlation-ID", "c");
        assertThat(notMine.status()).isEqualTo(404);
        assertThat(notMine.response().body()).isEqualTo(unknown.response().body());
        assertThat(teller.post(TRANSFERS, Customers.transfer(mine, foreign, "1.00"))
                        .status())
                .isEqualTo(403);
    }
}
