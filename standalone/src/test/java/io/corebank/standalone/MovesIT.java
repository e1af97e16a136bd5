package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be done with transfers besides making them, through every module of a real bank. */
@ExtendWith(SharedBank.class)
class MovesIT {

    private static final String TRANSFERS = "/api/v1/transfers";

    private final BankClient customer1;
    private final BankClient customer2;
    private final BankClient teller;
    private final String from;
    private final String to;

    MovesIT(BankProcess bank) {
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
