package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.Tokens;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person who is forgotten: nothing that the person wrote is left in any file of the bank, byte by byte. */
@ExtendWith(SharedBank.class)
class ForgottenIT {

    private static final String NAME = "Lethe Mnemosyne-Zyx";
    private static final String REFERENCE = "waters-of-oblivion-zyx";

    /** What Elasticsearch makes of them: files hold words, with and without their capitals, rather than sentences. */
    private static final String[] WORDS = {"Mnemosyne", "mnemosyne", "oblivion"};

    private final BankProcess bank;
    private final BankClient operator;
    private final String customer = "lethe-" + UUID.randomUUID();
    private final String erase = "/api/v1/admin/customers/" + customer + "/erase";

    ForgottenIT(BankProcess bank) {
        this.bank = bank;
        this.operator = bank.as("operator");
    }

    @Test
    void leavesNoByteOfWhatThePersonWrote() {
        String account = live();
        rebuild();
        String export = exported();
        assertThat(export).contains(NAME, REFERENCE, "\"standingOrders\":[{", "\"every\":\"P1M\"");
        Awaitility.await("files of documents")
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(filesWithThePerson()).isNotEmpty());
        assertThat(operator.post(erase, "").status()).isEqualTo(202);
        assertThat(bank.as("operator2").post(erase, "").status()).isEqualTo(200);
        assertThat(exported()).doesNotContain(NAME, REFERENCE).contains("\"erased\":true", "\"P1M\"");
        Awaitility.await("every file without the person")
                .atMost(Duration.ofSeconds(150))
                .pollInterval(Duration.ofSeconds(2))
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> {
                    assertThat(operator.post(erase, "").status()).isEqualTo(200);
                    assertThat(filesWithThePerson()).isEmpty();
                });
        Answer after = operator.get("/api/v1/accounts/" + account);
        assertThat(after.text("posted")).isEqualTo("90.00");
        assertThat(after.json().path("ownerName").isNull()).isTrue();
        assertThat(bank.verify().exitCode()).isZero();
    }

    /** Databases, indices, logs and whatever else the bank has ever written. */
    private List<Path> filesWithThePerson() {
        return Canary.filesWith(bank.data(), WORDS);
    }

    /** Everything that takes a text of the person: accounts, cash, transfers, a standing order, a search, a mistake. */
    private String live() {
        String token = new Tokens(bank.signingKey(), bank.as("customer1").token()).with("sub", customer);
        BankClient person = BankClient.bearing(bank.address(), token);
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
    private void rebuild() {
        String accounts = "/api/v1/admin/projections/accounts";
        assertThat(operator.post(accounts + "/rebuild", "").status()).isEqualTo(202);
        Awaitility.await("the rebuild").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer state = operator.get(accounts);
            assertThat(state.text("status")).as("%s", state).isEqualTo("LIVE");
            assertThat(state.text("previous")).isNotEmpty();
        });
    }

    private String exported() {
        return operator.get("/api/v1/admin/customers/" + customer + "/export")
                .response()
                .body();
    }
}
