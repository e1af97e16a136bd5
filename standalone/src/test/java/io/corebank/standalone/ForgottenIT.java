package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A person who is forgotten: nothing that the person wrote is left in any file of the bank, byte by byte. */
class ForgottenIT {

    private static final String NAME = "Lethe Mnemosyne-Zyx";
    private static final String REFERENCE = "waters-of-oblivion-zyx";

    /** What Elasticsearch makes of them: files hold words, with and without their capitals, rather than sentences. */
    private static final String[] WORDS = {"Mnemosyne", "mnemosyne", "oblivion"};

    private static final String ERASE = "/api/v1/admin/customers/customer1/erase";

    @Test
    void leavesNoByteOfWhatThePersonWrote() {
        Path data = SharedBank.freshFolder();
        try (BankProcess bank = BankProcess.start(data)) {
            String account = live(bank);
            BankClient operator = bank.as("operator");
            rebuild(operator);
            String export = exportOf(operator);
            assertThat(export).contains(NAME, REFERENCE, "\"standingOrders\":[{", "\"every\":\"P1M\"");
            assertThat(Canary.filesWith(data, WORDS)).as("files before").isNotEmpty();
            assertThat(operator.post(ERASE, "").status()).isEqualTo(202);
            assertThat(bank.as("operator2").post(ERASE, "").status()).isEqualTo(200);
            assertThat(exportOf(operator)).doesNotContain(NAME, REFERENCE).contains("\"erased\":true", "\"P1M\"");
            bank.sql("VACUUM FULL");
            bank.sql("CHECKPOINT");
            Awaitility.await("every file without the person")
                    .atMost(Duration.ofSeconds(150))
                    .pollInterval(Duration.ofSeconds(5))
                    .ignoreException(UncheckedIOException.class)
                    .untilAsserted(() -> {
                        assertThat(operator.post(ERASE, "").status()).isEqualTo(200);
                        assertThat(Canary.filesWith(data, WORDS)).isEmpty();
                    });
            assertThat(bank.verify().exitCode()).isZero();
            bank.stop();
            assertThat(Canary.filesWith(data, WORDS)).isEmpty();
            bank.restart();
            Answer after = bank.as("operator").get("/api/v1/accounts/" + account);
            assertThat(after.text("posted")).isEqualTo("90.00");
            assertThat(after.json().path("ownerName").isNull()).isTrue();
        }
    }

    /** Everything that takes a text of the person: accounts, cash, transfers, a standing order, a search, a mistake. */
    private static String live(BankProcess bank) {
        BankClient person = bank.as("customer1");
        Customers customers = new Customers(bank);
        String other = customers.accountOf("customer2", "EUR", "1.00");
        String account = person.post("/api/v1/accounts", "{\"currency\":\"EUR\",\"ownerName\":\"" + NAME + "\"}")
                .text("accountId");
        Answer deposit = bank.as("teller").post("/api/v1/accounts/" + account + "/deposits", cash("100.00"));
        assertThat(deposit.status()).isEqualTo(201);
        String body = Customers.transfer(account, other, "10.00").replace(Canary.REFERENCE, REFERENCE);
        Answer transfer = person.post("/api/v1/transfers", body, "Prefer", "wait=20");
        assertThat(transfer.text("status")).isEqualTo("COMPLETED");
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusMonths(1);
        Answer order = person.post(
                "/api/v1/standing-orders", body.replace("}", ",\"every\":\"P1M\",\"start\":\"" + later + "\"}"));
        assertThat(order.status()).as("%s", order).isEqualTo(201);
        assertThat(person.getAfter(transfer, "/api/v1/accounts/" + account + "/movements?q=" + REFERENCE)
                        .text("total"))
                .isNotEqualTo("0");
        for (String path : List.of("/withdrawals", "/deposits")) {
            Answer refused = person.post("/api/v1/accounts/" + account + path, cash("100000.00"));
            assertThat(refused.status()).isGreaterThanOrEqualTo(400);
            assertThat(refused.response().body()).doesNotContain(REFERENCE);
        }
        return account;
    }

    private static String cash(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"EUR\",\"reference\":\"%s\"}".formatted(amount, REFERENCE);
    }

    /** Afterwards there is an index that nobody reads any more, and is kept. */
    private static void rebuild(BankClient operator) {
        String accounts = "/api/v1/admin/projections/accounts";
        assertThat(operator.post(accounts + "/rebuild", "").status()).isEqualTo(202);
        Awaitility.await("the rebuild").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer state = operator.get(accounts);
            assertThat(state.text("status")).as("%s", state).isEqualTo("LIVE");
            assertThat(state.text("previous")).isNotEmpty();
        });
    }

    private static String exportOf(BankClient operator) {
        return operator.get("/api/v1/admin/customers/customer1/export")
                .response()
                .body();
    }
}
