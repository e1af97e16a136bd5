package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.account.ApiClient.Answer;
import io.corebank.api.Money;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HoldApiIT extends ApiTest {

    @Autowired
    CommandGateway commands;

    @Autowired
    JdbcClient database;

    @Test
    void setsMoneyAsideAndTakesAPartOfIt() {
        String account = openedWith("100");
        Answer placed = service.post("/" + account + "/holds", cash("60"));
        assertThat(placed.status()).isEqualTo(201);
        assertFigures(placed, "100.00", "60.00", "40.00");
        String hold = "/" + account + "/holds/" + placed.field("holdId");
        Answer captured = service.post(hold + "/capture", cash("25"));
        assertThat(captured.status()).isEqualTo(200);
        assertFigures(captured, "75.00", "0.00", "75.00");
        assertThat(captured.field("holdId")).isEqualTo(placed.field("holdId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void takesAllOfItWithoutAnAmount(String body) {
        String account = openedWith("100");
        Answer captured = ada.post(held(account, "60") + "/capture", body);
        assertThat(captured.status()).isEqualTo(200);
        assertFigures(captured, "40.00", "0.00", "40.00");
    }

    @Test
    void givesMoneyBack() {
        String account = openedWith("100");
        Answer released = ada.post(held(account, "60") + "/release", "");
        assertThat(released.status()).isEqualTo(200);
        assertFigures(released, "100.00", "0.00", "100.00");
    }

    @Test
    void refusesWhatTheHoldDoesNotAllow() {
        String account = openedWith("100");
        String hold = held(account, "60");
        assertProblem(ada.post(hold + "/capture", cash("60.01")), 422, "hold-exceeded");
        assertProblem(ada.post("/" + account + "/holds/x/capture", ""), 404, "hold-not-found");
        assertProblem(bob.post(hold + "/release", ""), 404, "account-not-found");
        assertInvalid(ada.post(hold + "/capture", "{\"amount\": \"1\"}"), "currency");
        assertInvalid(ada.post(hold + "/capture", "{\"currency\": \"EUR\"}"), "amount");
        assertThat(teller.post(hold + "/release", "").status()).isEqualTo(403);
    }

    @Test
    void leavesTheHoldOfATransferToTheTransfer() {
        String account = openedWith("100");
        HoldForTransfer leg =
                new HoldForTransfer("leg-of-" + account, account, "transfer-1", "x", Money.parse("5", "EUR"), null);
        assertThat(commands.<LegOutcome>send(leg))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(LegOutcome.done());
        assertProblem(ada.post("/" + account + "/holds/transfer-1/capture", ""), 422, "hold-of-transfer");
        assertProblem(ada.post("/" + account + "/holds/transfer-1/release", ""), 422, "hold-of-transfer");
    }

    @Test
    void givesMoneyBackWhenItsTimeIsOver() {
        String account = openedWith("100");
        Answer placed = service.post(
                "/" + account + "/holds", expiring("60", Instant.now().plusMillis(1_500)));
        assertThat(placed.status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertProblem(
                    ada.post("/" + account + "/holds/" + placed.field("holdId") + "/release", "{}"),
                    404,
                    "hold-not-found");
        });
        assertFigures(ada.post("/" + account + "/withdrawals", cash("100")), "0.00", "0.00", "0.00");
    }

    @Test
    void forgetsAHoldThatWasTakenInTime() {
        String account = openedWith("100");
        Answer placed = service.post(
                "/" + account + "/holds", expiring("60", Instant.now().plusSeconds(3_600)));
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(account) == 1);
        service.post("/" + account + "/holds/" + placed.field("holdId") + "/capture", "");
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(account) == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "1700000000", "2030-01-01", "+10000-01-01T00:00:00Z", ""})
    void refusesAnExpiryThatIsNoTime(String expiresAt) {
        String account = openedWith("100");
        assertInvalid(
                service.post(
                        "/" + account + "/holds",
                        "{\"amount\":\"1\",\"currency\":\"EUR\",\"expiresAt\":\"" + expiresAt + "\"}"),
                "expiresAt");
    }

    @Test
    void refusesAHoldThatHasExpiredAlready() {
        String account = openedWith("100");
        assertProblem(
                service.post("/" + account + "/holds", expiring("1", Instant.parse("2020-01-01T00:00:00Z"))),
                422,
                "hold-expired");
    }

    private int waiting(String account) {
        return database.sql("SELECT count(*) FROM expiring_hold WHERE account_id = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private String held(String account, String amount) {
        Answer placed = service.post("/" + account + "/holds", cash(amount));
        assertThat(placed.status()).isEqualTo(201);
        return "/" + account + "/holds/" + placed.field("holdId");
    }

    private static String expiring(String amount, Instant at) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\",\"expiresAt\":\"" + at + "\"}";
    }
}
