package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.support.privacy.PersonalData;
import io.corebank.transfer.ApiClient.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

class TransferApiIT extends TransferServiceTest {

    @Autowired
    PersonalData personalData;

    @Test
    void acceptsATransferAndMovesTheMoney() {
        Answer accepted = ada.post("", body("40"));
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/transfers/" + accepted.transferId());
        assertThat(Long.parseLong(accepted.header("Bank-Position"))).isPositive();
        assertThat(accepted.body())
                .containsEntry("status", "REQUESTED")
                .containsEntry("amount", "40.00")
                .containsEntry("currency", "EUR")
                .containsEntry("fromAccountId", from)
                .containsEntry("toAccountId", to)
                .containsEntry("version", 1)
                .containsKeys("requestedAt", "reference")
                .doesNotContainKeys("reason", "completedAt");
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        assertMoved(4_000);
    }

    @Test
    void waitsForTheEndWhenAsked() {
        Answer ended = transferAndWait("1", body("40"));
        assertThat(ended.status()).isEqualTo(201);
        assertThat(ended.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(ended.body()).containsEntry("status", "COMPLETED").containsKey("completedAt");
    }

    @Test
    void tellsHowFarItIsWhenTheTimeIsOver() {
        saga().shutDown();
        Answer waited = ada.send(key(), HttpMethod.POST, "", body("1"), Map.of("Prefer", "wait=1"));
        assertThat(waited.status()).isEqualTo(202);
        assertThat(waited.body()).containsEntry("status", "REQUESTED");
        awaitEnd(waited.transferId(), TransferStatus.COMPLETED);
    }

    @Test
    void givesTheSameAnswerToTheSameKey() {
        String key = key();
        Answer first = ada.post(key, "", body("40.0"));
        awaitEnd(first.transferId(), TransferStatus.COMPLETED);
        Answer again = ada.post(key, "", body("40.00"));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(accounts.get(from).posted).isEqualTo(6_000);
        assertThat(ada.post(key, "", body("41")).field("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void rejectsWhatTheAccountCannotPay() {
        assertThat(transferAndWait(key(), body("100.01")).body())
                .containsEntry("status", "REJECTED")
                .containsEntry("reason", "insufficient-funds");
    }

    @Test
    void givesTheMoneyBackWhenTheTargetIsClosed() {
        accounts.get(to).closed = true;
        assertThat(transferAndWait(key(), body("40")).body())
                .containsEntry("status", "COMPENSATED")
                .containsEntry("reason", "account-closed");
        assertThat(accounts.get(from).holds).isEmpty();
        assertThat(accounts.get(from).posted).isEqualTo(10_000);
    }

    @Test
    void hidesAccountsOfOthers() {
        Answer foreign = bob.post("", body("1"));
        Answer unknown = bob.post("", body(UUID.randomUUID().toString(), to, "1", "EUR"));
        assertProblem(foreign, 404, "account-not-found");
        assertThat(withoutIds(foreign)).isEqualTo(withoutIds(unknown));
        assertProblem(ada.post("", body(from, UUID.randomUUID().toString(), "1", "EUR")), 404, "account-not-found");
    }

    @Test
    void refusesWhatCanNeverWork() {
        accounts.open("yen-of-bob", "bob", "JPY", 0);
        assertProblem(ada.post("", body(from, from, "1", "EUR")), 422, "same-account");
        assertProblem(ada.post("", body(from, "yen-of-bob", "1", "EUR")), 422, "currency-mismatch");
        assertProblem(ada.post("", body(from, to, "1", "USD")), 422, "currency-mismatch");
    }

    @Test
    void keepsARefusalUnderItsKey() {
        String key = key();
        String later = UUID.randomUUID().toString();
        Answer first = ada.post(key, "", body(from, later, "1", "EUR"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        accounts.open(later, "bob", "EUR", 0);
        Answer again = ada.post(key, "", body(from, later, "1.00", "EUR"));
        assertProblem(again, 404, "account-not-found");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertProblem(ada.post(key, "", body(from, to, "1", "EUR")), 422, "idempotency-key-reused");
        assertProblem(ada.post(key, "", body(from, from, "1", "EUR")), 422, "idempotency-key-reused");
    }

    @Test
    void isForCustomersOnly() {
        assertThat(teller.post("", body("1")).status()).isEqualTo(403);
    }

    @Test
    void keepsTheReferenceSealed() {
        Answer accepted = ada.post(
                "",
                "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"1\",".formatted(from, to)
                        + "\"currency\":\"EUR\",\"reference\":\"Rent\"}");
        assertThat(accepted.body()).containsEntry("reference", "Rent");
        TransferRequested event =
                history.of(accepted.transferId()).orElseThrow().state().request();
        assertThat(event.sealedReference()).doesNotContain("Rent");
        assertThat(personalData.open(String.valueOf(event.sealedReference()))).contains("Rent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"reversalOf\":\"t\"", "\"status\":\"COMPLETED\"", "\"reference\":1"})
    void refusesFieldsThatItDoesNotKnow(String field) {
        String body = body("1").replace("}", "," + field + "}");
        assertProblem(ada.post("", body), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e2", "1.234", "", "NaN"})
    void refusesAnAmountThatIsNone(String amount) {
        assertProblem(ada.post("", body(amount)), 400, "invalid-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fromAccountId", "toAccountId", "amount", "currency"})
    void namesAMissingField(String field) {
        Answer answer = ada.post(
                "", body("1").replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}"));
        assertProblem(answer, 400, "invalid-value");
        assertThat(String.valueOf(answer.field("detail"))).startsWith(field + ":");
    }

    private static Map<String, Object> withoutIds(Answer answer) {
        Map<String, Object> body = new HashMap<>(answer.body());
        body.remove("correlationId");
        body.remove("instance");
        return body;
    }
}
