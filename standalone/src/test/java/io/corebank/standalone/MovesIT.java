package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be done with transfers besides making them, through every module of a real bank. */
@ExtendWith(SharedBank.class)
class MovesIT {

    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String ORDERS = "/api/v1/standing-orders";

    private final BankProcess bank;
    private final BankClient customer1;
    private final BankClient customer2;
    private final BankClient teller;
    private final String from;
    private final String to;

    MovesIT(BankProcess bank) {
        this.bank = bank;
        Customers customers = new Customers(bank);
        customer1 = bank.as("customer1");
        customer2 = bank.as("customer2");
        teller = bank.as("teller");
        from = customers.accountOf("customer1", "EUR", "100.00");
        to = customers.accountOf("customer2", "EUR", "0");
    }

    @Test
    void givesAPartBackAndShowsItOnBothTransfers() {
        String original = moved("40.00");
        Answer accepted = customer2.post(TRANSFERS + "/" + original + "/reversals", "{\"amount\":\"15\"}");
        assertThat(accepted.status()).as("%s", accepted).isEqualTo(202);
        Answer reversal = Customers.awaitEnd(customer1, accepted.text("transferId"));
        assertThat(reversal.text("status")).isEqualTo("COMPLETED");
        assertThat(reversal.text("reversalOf")).isEqualTo(original);
        assertThat(customer1.getAfter(accepted, TRANSFERS + "/" + original).text("reversed"))
                .isEqualTo("15.00");
        Awaitility.await().untilAsserted(() -> assertThat(
                        customer1.get(TRANSFERS + "/" + original + "/timeline").toString())
                .contains("REVERSAL_GRANTED", "REVERSAL_COMPLETED"));
        assertThat(customer1.get("/api/v1/accounts/" + from).text("posted")).isEqualTo("75.00");
        assertThat(customer1
                        .post(TRANSFERS + "/" + original + "/reversals", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void executesAtItsTime() {
        String body = Customers.transfer(from, to, "40.00")
                .replace("}", ",\"executeAt\":\"" + Instant.now().plusSeconds(3) + "\"}");
        Answer accepted = customer1.post(TRANSFERS, body);
        assertThat(accepted.text("status")).isEqualTo("SCHEDULED");
        String path = TRANSFERS + "/" + accepted.text("transferId");
        assertThat(customer1.getAfter(accepted, path).text("status")).isEqualTo("SCHEDULED");
        Customers.awaitEnd(customer1, accepted.text("transferId"));
        assertThat(customer1.get(path).text("status")).isEqualTo("COMPLETED");
        assertThat(customer1.get(path + "/timeline").toString()).contains("STARTED");
    }

    @Test
    void keepsTransfersWithinTheLimitsOfTheAccount() {
        Answer limits = teller.put(
                "/api/v1/accounts/" + from + "/limits",
                "{\"perTransfer\":\"30.00\",\"daily\":\"50.00\",\"currency\":\"EUR\"}");
        assertThat(limits.status()).as("%s", limits).isEqualTo(200);
        assertRejected("30.01");
        moved("30.00");
        assertRejected("20.01");
        moved("20.00");
        assertRejected("0.01");
        assertThat(customer1.getAfter(limits, "/api/v1/accounts/" + from).text("version"))
                .isNotEmpty();
    }

    @Test
    void keepsTransfersAtOnceWithinTheDailyLimit() {
        teller.put("/api/v1/accounts/" + from + "/limits", "{\"daily\":\"50.00\"}");
        List<String> statuses = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> customer1
                        .post(TRANSFERS, Customers.transfer(from, to, "10.00"), "Prefer", "wait=20")
                        .text("status")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnly("COMPLETED", "REJECTED");
        assertThat(Collections.frequency(statuses, "COMPLETED")).isEqualTo(5);
    }

    @Test
    void callsAScheduledTransferOff() {
        String body = Customers.transfer(from, to, "40.00")
                .replace("}", ",\"executeAt\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"}");
        Answer accepted = customer1.post(TRANSFERS, body);
        String path = TRANSFERS + "/" + accepted.text("transferId");
        assertThat(customer1.delete(path).text("status")).isEqualTo("CANCELLED");
        Answer driven = bank.as("operator").post(path + "/redrive", "");
        assertThat(driven.status()).isEqualTo(422);
        assertThat(driven.text("code")).isEqualTo("transfer-at-rest");
    }

    @Test
    void followsAStandingOrderUntilItIsCalledOff() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Answer created = customer1.post(
                ORDERS,
                Customers.transfer(from, to, "10.00").replace("}", ",\"every\":\"P1W\",\"start\":\"" + today + "\"}"));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        String path = ORDERS + "/" + created.text("standingOrderId");
        Answer run = Awaitility.await("the first occurrence")
                .atMost(Duration.ofSeconds(30))
                .until(() -> customer1.get(path), order -> order.text("completed")
                        .equals("1"));
        assertThat(run.text("nextDate")).isEqualTo(today.plusWeeks(1).toString());
        Answer transfer = Customers.awaitEnd(customer1, run.text("/attempts/0/transferId"));
        assertThat(transfer.text("status")).isEqualTo("COMPLETED");
        assertThat(transfer.text("standingOrderId")).isEqualTo(created.text("standingOrderId"));
        assertThat(customer1.delete(path).text("status")).isEqualTo("CANCELLED");
        assertThat(customer1.get(ORDERS + "?accountId=" + from).text("/items/0/status"))
                .isEqualTo("CANCELLED");
        assertThat(customer2.get(path).status()).isEqualTo(404);
    }

    private String moved(String amount) {
        Answer ended = customer1.post(TRANSFERS, Customers.transfer(from, to, amount), "Prefer", "wait=10");
        assertThat(ended.text("status")).as("%s", ended).isEqualTo("COMPLETED");
        return ended.text("transferId");
    }

    private void assertRejected(String amount) {
        Answer ended = customer1.post(TRANSFERS, Customers.transfer(from, to, amount), "Prefer", "wait=10");
        assertThat(ended.text("status")).as("%s", ended).isEqualTo("REJECTED");
        assertThat(ended.text("reason")).isEqualTo("limit-exceeded");
    }
}
