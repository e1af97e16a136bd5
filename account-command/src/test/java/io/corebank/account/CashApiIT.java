package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.account.ApiClient.Answer;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.support.privacy.PersonalData;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

class CashApiIT extends ApiTest {

    @Autowired
    EventStore events;

    @Autowired
    PersonalData personalData;

    @Test
    void paysInAndOut() {
        String account = opened();
        Answer in = teller.post("/" + account + "/deposits", cash("100"));
        assertThat(in.status()).isEqualTo(201);
        assertFigures(in, "100.00", "0.00", "100.00");
        Answer out = ada.post("/" + account + "/withdrawals", cash("0.01"));
        assertThat(out.status()).isEqualTo(201);
        assertFigures(out, "99.99", "0.00", "99.99");
        assertThat(out.body()).containsEntry("version", 3).containsEntry("accountId", account);
    }

    @Test
    void keepsTheReferenceSealed() {
        String account = opened();
        teller.post(
                "/" + account + "/deposits",
                "{\"amount\":\"1\",\"currency\":\"EUR\",\"reference\":\"Rent, M\u00e4rz\"}");
        MoneyDeposited event = (MoneyDeposited) events.readEvents(account)
                .asStream()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .getPayload();
        String sealed = String.valueOf(event.sealedReference());
        assertThat(sealed).doesNotContain("Rent");
        assertThat(personalData.open(sealed)).contains("Rent, M\u00e4rz");
    }

    @Test
    void doesTheSameAmountOfTheSameKeyOnce() {
        String account = opened();
        teller.post("cash-1", "/" + account + "/deposits", cash("10.0"));
        Answer again = teller.post("cash-1", "/" + account + "/deposits", cash("10.00"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertFigures(again, "10.00", "0.00", "10.00");
    }

    @Test
    void doesNotMistakeAnotherReferenceForTheSame() {
        String account = opened();
        teller.post("cash-2", "/" + account + "/deposits", cash("10"));
        assertProblem(
                teller.post(
                        "cash-2",
                        "/" + account + "/deposits",
                        "{\"amount\":\"10\",\"currency\":\"EUR\",\"reference\":\"x\"}"),
                422,
                "idempotency-key-reused");
    }

    /** What is remembered of a transfer is tried where there are transfers; this one has to be read. */
    @Test
    void takesATransferForNoAccount() {
        String transfer = UUID.randomUUID().toString();
        Object event = new TransferCancelled(transfer, "operation-" + transfer, "from", "to", 1, "EUR");
        events.publish(new GenericDomainEventMessage<>("Transfer", transfer, 0, event));
        assertProblem(teller.post("/" + transfer + "/deposits", cash("1")), 404, "account-not-found");
        assertProblem(teller.post("/" + transfer + "/withdrawals", cash("1")), 404, "account-not-found");
    }

    @Test
    void refusesMoreThanIsThere() {
        String account = openedWith("5");
        Answer refused = ada.post("cash-3", "/" + account + "/withdrawals", cash("5.01"));
        assertProblem(refused, 422, "insufficient-funds");
        assertThat(refused.header("Idempotency-Replayed")).isNull();
        teller.post("/" + account + "/deposits", cash("10"));
        Answer again = ada.post("cash-3", "/" + account + "/withdrawals", cash("5.01"));
        assertProblem(again, 422, "insufficient-funds");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAnotherCurrency() {
        assertProblem(
                teller.post("/" + opened() + "/deposits", "{\"amount\":\"1\",\"currency\":\"USD\"}"),
                422,
                "currency-mismatch");
    }

    @Test
    void hidesAnAccountFromOtherCustomers() {
        String account = openedWith("5");
        Answer foreign = bob.post("/" + account + "/withdrawals", cash("1"));
        Answer unknown = bob.post("/" + UNKNOWN + "/withdrawals", cash("1"));
        assertProblem(foreign, 404, "account-not-found");
        assertThat(foreign.status()).isEqualTo(unknown.status());
        assertThat(withoutIds(foreign)).isEqualTo(withoutIds(unknown));
    }

    @Test
    void hidesAnAccountFromOtherCustomersWhateverTheySend() {
        String account = openedWith("5");
        String body = "{\"amount\":\"1\",\"currency\":\"USD\",\"reference\":\"x\"}";
        Answer foreign =
                bob.send("cash-4", HttpMethod.POST, "/" + account + "/withdrawals", body, Map.of("If-Match", "\"9\""));
        assertProblem(foreign, 404, "account-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20", "..%5C", "null", "00000000-0000-0000-0000-000000000000"})
    void knowsNoAccountByAStrangeName(String id) {
        assertProblem(teller.post("/" + id + "/deposits", cash("1")), 404, "account-not-found");
    }

    @Test
    void honoursTheVersionThatWasSeen() {
        String account = openedWith("5");
        String path = "/" + account + "/withdrawals";
        Answer stale = ada.send("cash-5", HttpMethod.POST, path, cash("1"), Map.of("If-Match", "\"1\""));
        assertProblem(stale, 412, "stale-version");
        Answer fresh = ada.send("cash-6", HttpMethod.POST, path, cash("1"), Map.of("If-Match", "\"2\""));
        assertThat(fresh.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.00", "-1", "+1", "1e2", "1.234", "01", "", " 1", "1,00", "NaN", "99999999999999999"})
    void refusesAnAmountThatIsNone(String amount) {
        assertInvalid(teller.post("/" + opened() + "/deposits", cash(amount)), "amount");
    }

    @Test
    void refusesAnAmountThatIsANumber() {
        assertProblem(
                teller.post("/" + opened() + "/deposits", "{\"amount\": 1.00, \"currency\": \"EUR\"}"),
                400,
                "malformed-request");
    }

    @Test
    void namesAMissingField() {
        String account = opened();
        assertInvalid(teller.post("/" + account + "/deposits", "{\"currency\": \"EUR\"}"), "amount");
        assertInvalid(teller.post("/" + account + "/deposits", "{\"amount\": \"1\"}"), "currency");
    }

    @Test
    void refusesAReferenceThatIsTooLongOrUnprintable() {
        String body = "{\"amount\":\"1\",\"currency\":\"EUR\",\"reference\":\"%s\"}";
        String deposits = "/" + opened() + "/deposits";
        assertThat(teller.post(deposits, body.formatted("x".repeat(140))).status())
                .isEqualTo(201);
        assertInvalid(teller.post(deposits, body.formatted("x".repeat(141))), "reference");
        assertInvalid(teller.post(deposits, body.formatted("a\\r\\nb")), "reference");
    }

    @Test
    void takesDepositsFromTellersAndServicesOnly() {
        String account = opened();
        assertThat(ada.post("/" + account + "/deposits", cash("1")).status()).isEqualTo(403);
        assertThat(service.post("/" + account + "/deposits", cash("1")).status())
                .isEqualTo(201);
    }

    private static Map<String, Object> withoutIds(Answer answer) {
        Map<String, Object> body = new HashMap<>(answer.body());
        body.remove("correlationId");
        body.remove("instance");
        return body;
    }
}
