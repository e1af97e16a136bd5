package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Role;
import io.corebank.transfer.ApiClient.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = TransferService.class)
class TransferApiIT {

    @Autowired
    StandInAccounts accounts;

    @Autowired
    TransferHistory history;

    @Autowired
    PersonalData personalData;

    @Autowired
    JdbcClient database;

    @Autowired
    EventProcessingConfiguration processing;

    private final String from = UUID.randomUUID().toString();
    private final String to = UUID.randomUUID().toString();
    private ApiClient ada;
    private ApiClient bob;
    private ApiClient teller;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        TransferService.settings(properties);
    }

    @BeforeEach
    void peopleAndAccounts(@Autowired WebApplicationContext context) {
        var api = MockMvcBuilders.webAppContextSetup(context).build();
        ada = new ApiClient(api, "ada", Role.CUSTOMER);
        bob = new ApiClient(api, "bob", Role.CUSTOMER);
        teller = new ApiClient(api, "tina", Role.TELLER);
        accounts.open(from, "ada", "EUR", 10_000);
        accounts.open(to, "bob", "EUR", 0);
    }

    @AfterEach
    void repair() {
        accounts.lose(0, 0);
        saga().start();
    }

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
        assertThat(accounts.get(from).posted).isEqualTo(6_000);
        assertThat(accounts.get(to).posted).isEqualTo(4_000);
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

    @ParameterizedTest
    @CsvSource({"3, 0", "0, 3", "30, 0", "0, 1"})
    void getsThereWhateverGetsLost(int commands, int answers) {
        accounts.lose(commands, answers);
        Answer accepted = ada.post("", body("40"));
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        assertThat(accounts.get(from).posted).isEqualTo(6_000);
        assertThat(accounts.get(to).posted).isEqualTo(4_000);
    }

    @Test
    void getsThereWithoutTheSagaAndLeavesTheListEmpty() {
        saga().shutDown();
        Answer accepted = ada.post("", body("40"));
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        assertThat(accounts.get(to).posted).isEqualTo(4_000);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(listed(accepted.transferId())).isZero());
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
                "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"1\",\"currency\":\"EUR\",\"reference\":\"Rent\"}"
                        .formatted(from, to));
        assertThat(accepted.body()).containsEntry("reference", "Rent");
        TransferRequested event =
                history.of(accepted.transferId()).orElseThrow().state().request();
        assertThat(event.sealedReference()).doesNotContain("Rent");
        assertThat(personalData.open(String.valueOf(event.sealedReference()))).contains("Rent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"executeAt\":\"2030-01-01T00:00:00Z\"", "\"status\":\"COMPLETED\"", "\"reference\":1"})
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

    private StreamingEventProcessor saga() {
        return processing
                .eventProcessor(TransferSaga.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private Answer transferAndWait(String key, String body) {
        return ada.send(key + from, HttpMethod.POST, "", body, Map.of("Prefer", "wait=10"));
    }

    private void awaitEnd(String transferId, TransferStatus status) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        history.of(transferId).orElseThrow().state().status())
                .isEqualTo(status));
    }

    private long listed(String transferId) {
        return database.sql("SELECT count(*) FROM open_transfer WHERE transfer_id = ?")
                .param(transferId)
                .query(Long.class)
                .single();
    }

    private String body(String amount) {
        return body(from, to, amount, "EUR");
    }

    private static String body(String from, String to, String amount, String currency) {
        return "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"%s\",\"currency\":\"%s\"}"
                .formatted(from, to, amount, currency);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body()).containsEntry("code", code).containsKeys("type", "correlationId");
    }

    private static Map<String, Object> withoutIds(Answer answer) {
        Map<String, Object> body = new HashMap<>(answer.body());
        body.remove("correlationId");
        body.remove("instance");
        return body;
    }
}
