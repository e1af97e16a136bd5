package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.standing.event.OccurrenceSkipped;
import io.corebank.api.standing.event.StandingOrderCancelled;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.notifications.ApiClient.Answer;
import io.corebank.notifications.StandInReceiver.Message;
import io.corebank.support.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WebhookIT extends NotificationsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-31");

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void tellsACustomerOfOwnAccountsOnlyAndSigns() {
        Answer made = subscribe(ada(), "{\"url\":\"" + receiver.url() + "\"}");
        String secret = String.valueOf(made.field("secret"));
        deposit(bobs, bob, 700);
        deposit(adas, ada, 1_234);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        Message told = receiver.messages().get(0);
        assertThat(told.type()).isEqualTo("MoneyDeposited");
        assertThat(told.json().path("id").asString()).isEqualTo(told.id());
        assertThat(told.json().path("accountId").asString()).isEqualTo(adas);
        assertThat(told.json().path("position").asLong()).isPositive();
        assertThat(told.data().path("amount").asString()).isEqualTo("12.34");
        assertThat(told.data().path("reference").asString()).isEqualTo("first cash");
        assertThat(told.body()).doesNotContain("sealed");
        String signature = Signature.header(
                List.of(Signature.key(secret)),
                told.id(),
                Long.parseLong(told.timestamp()),
                told.body().getBytes(StandardCharsets.UTF_8));
        assertThat(told.signature()).isEqualTo(signature);
    }

    @Test
    void tellsOperatorsOfAllAccountsWithoutTextOfPersons() {
        subscribe(operator());
        deposit(adas, ada, 100);
        deposit(bobs, bob, 100);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        assertThat(receiver.messages())
                .allSatisfy(told -> assertThat(told.body()).doesNotContain("sealed", "reference", "first cash"));
    }

    @Test
    void tellsACustomerOfTheStandingOrdersOfOwnAccounts() {
        subscribe(ada(), """
                {"url":"%s","eventTypes":["OccurrenceSkipped","StandingOrderCancelled"]}""".formatted(receiver.url()));
        String own = order(ada, adas, bobs);
        String foreign = order(bob, bobs, adas);
        for (String order : List.of(foreign, own)) {
            publish(order, new OccurrenceSkipped(order, op(), 1, DAY, 3, op(), "insufficient-funds"));
            publish(order, new StandingOrderCancelled(order, op()));
        }
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        assertThat(receiver.messages())
                .extracting(told -> told.type() + " of "
                        + told.data().path("standingOrderId").asString())
                .containsExactly("OccurrenceSkipped of " + own, "StandingOrderCancelled of " + own);
        assertThat(receiver.messages())
                .allSatisfy(told ->
                        assertThat(told.json().path("accountId").asString()).isEqualTo(adas));
    }

    @Test
    void tellsOnlyWhatIsAskedFor() {
        subscribe(operator(), """
                {"url":"%s","eventTypes":["MoneyWithdrawn"],"accountIds":["%s"]}""".formatted(receiver.url(), adas));
        deposit(adas, ada, 500);
        withdraw(bobs, 1);
        withdraw(adas, 100);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        assertThat(receiver.messages().get(0).data().path("posted").asString()).isEqualTo("4.00");
    }

    @Test
    void isMadeOnceUnderItsKeyAndShowsItsSecretOnlyThere() {
        String key = op();
        String body = "{\"url\":\"" + receiver.url() + "\"}";
        Answer first = ada().send(key, HttpMethod.POST, "", body, Map.of());
        Answer again = ada().send(key, HttpMethod.POST, "", body, Map.of());
        assertThat(again.body()).isEqualTo(first.body()).containsKey("secret");
        assertProblem(
                ada().send(key, HttpMethod.POST, "", body.replace("hook", "other"), Map.of()),
                422,
                "idempotency-key-reused");
        assertThat(get(ada(), "/" + id(first)).body())
                .doesNotContainKey("secret")
                .containsEntry("url", receiver.url())
                .containsEntry("status", "ACTIVE");
        String stored = database.sql("SELECT sealed_secret || sealed_url FROM notifications.webhook")
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("whsec_", "127.0.0.1");
    }

    @Test
    void isNobodyElsesBusiness() {
        String id = subscribe(ada());
        ApiClient stranger = as(bob, Role.CUSTOMER);
        assertProblem(get(stranger, "/" + id), 404, "webhook-not-found");
        assertProblem(patch(stranger, "/" + id, "{\"status\":\"PAUSED\"}"), 404, "webhook-not-found");
        assertProblem(delete(stranger, "/" + id), 404, "webhook-not-found");
        assertProblem(stranger.post("/" + id + "/secret", ""), 404, "webhook-not-found");
        assertThat(get(stranger, "").body().get("items")).isEqualTo(List.of());
        assertProblem(patch(operator(), "/" + id, "{\"url\":\"" + receiver.url() + "\"}"), 422, "webhook-of-customer");
        assertProblem(operator().post("/" + id + "/secret", ""), 422, "webhook-of-customer");
        assertProblem(
                ada().post("", "{\"url\":\"%s\",\"accountIds\":[\"%s\"]}".formatted(receiver.url(), bobs)),
                404,
                "account-not-found");
    }

    @Test
    void isChangedAsItIsByThen() {
        String id = subscribe(ada());
        CompletableFuture<Answer> late = new TransactionTemplate(transactions).execute(status -> {
            database.sql("UPDATE notifications.webhook SET status = 'DISABLED', event_types = '{}'"
                            + " WHERE webhook_id = ?")
                    .param(id)
                    .update();
            CompletableFuture<Answer> change =
                    CompletableFuture.supplyAsync(() -> patch(ada(), "/" + id, "{\"description\":\"mine\"}"));
            await().until(this::isSomebodyLockedOut);
            return change;
        });
        Answer changed =
                Objects.requireNonNull(late).orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(changed.body())
                .containsEntry("description", "mine")
                .containsEntry("status", "DISABLED")
                .containsEntry("eventTypes", List.of());
    }

    @Test
    void signsWithBothSecretsForAWhile() {
        Answer made = subscribe(ada(), "{\"url\":\"" + receiver.url() + "\"}");
        String key = op();
        Answer rotated = ada().send(key, HttpMethod.POST, "/" + id(made) + "/secret", "", Map.of());
        Answer again = ada().send(key, HttpMethod.POST, "/" + id(made) + "/secret", "", Map.of());
        assertThat(again.body()).isEqualTo(rotated.body());
        assertThat(rotated.body()).containsKeys("secret", "previousSecretUntil");
        deposit(adas, ada, 1);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        assertSignedWith(receiver.messages().get(0), rotated, made);
    }

    /** Whoever changes over slowly was promised a day, whatever happens meanwhile. */
    @Test
    void signsWithTheSecretBeforeTheOneBefore() {
        Answer made = subscribe(ada(), "{\"url\":\"" + receiver.url() + "\",\"status\":\"PAUSED\"}");
        Answer second = ada().post("/" + id(made) + "/secret", "");
        Answer third = ada().post("/" + id(made) + "/secret", "");
        assertThat(instant(third, "previousSecretUntil")).isAfter(instant(second, "previousSecretUntil"));
        deposit(adas, ada, 1);
        patch(ada(), "/" + id(made), "{\"status\":\"ACTIVE\"}");
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        assertSignedWith(receiver.messages().get(0), third, second, made);
    }

    @Test
    void waitsWhilePausedAndGoesOnWhereItWas() {
        String id = subscribe(ada());
        patch(ada(), "/" + id, "{\"status\":\"PAUSED\"}");
        deposit(adas, ada, 1);
        deposit(adas, ada, 2);
        await().until(() -> waiting(id) == 2);
        assertThat(receiver.messages()).isEmpty();
        patch(ada(), "/" + id, "{\"status\":\"ACTIVE\"}");
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        assertThat(receiver.messages())
                .extracting(told -> told.data().path("amount").asString())
                .containsExactly("0.01", "0.02");
    }

    @Test
    void isNeverToldAgainThoughItsTokenIsLost() {
        subscribe(operator());
        deposit(adas, ada, 1);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        assertThat(processor().supportsReset()).isFalse();
        processor().shutDown();
        assertThatThrownBy(() -> processor().resetTokens()).isInstanceOf(IllegalStateException.class);
        deposit(adas, ada, 2);
        database.sql("DELETE FROM event_store.token WHERE processor_name = 'webhooks'")
                .update();
        processor().start();
        deposit(adas, ada, 3);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(3));
        assertThat(receiver.messages())
                .extracting(told -> told.data().path("amount").asString())
                .containsExactly("0.01", "0.02", "0.03");
    }

    @Test
    void beginsAtTheEndOfTheLogTheFirstTime() {
        subscribe(operator());
        processor().shutDown();
        deposit(adas, ada, 1);
        database.sql("DELETE FROM event_store.token WHERE processor_name = 'webhooks'")
                .update();
        database.sql("DELETE FROM notifications.progress").update();
        processor().start();
        await().until(() -> !processor().processingStatus().isEmpty());
        deposit(adas, ada, 2);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        assertThat(receiver.messages().get(0).data().path("amount").asString()).isEqualTo("0.02");
    }

    @Test
    void knowsTheHolderOfAnAccountThatWasOpenedBeforeItListened() {
        AccountHolders fresh = new AccountHolders(events);
        assertThat(fresh.holderOf(adas)).isEqualTo(ada);
        assertThat(fresh.currencyOf(adas)).isEqualTo("EUR");
        assertThat(fresh.holderOf(op())).isNull();
    }

    @Test
    void knowsTheAccountOfAStandingOrderThatWasMadeBeforeItListened() {
        String order = order(ada, adas, bobs);
        AccountHolders fresh = new AccountHolders(events);
        assertThat(fresh.accountOf(new StandingOrderCancelled(order, op()))).isEqualTo(adas);
        assertThat(fresh.accountOf(new StandingOrderCancelled(op(), op()))).isNull();
    }

    private static void assertSignedWith(Message told, Answer... secretsBy) {
        List<String> secrets = Stream.of(secretsBy)
                .map(answer -> String.valueOf(answer.field("secret")))
                .toList();
        assertThat(secrets).doesNotHaveDuplicates();
        assertThat(told.signature())
                .isEqualTo(Signature.header(
                        secrets.stream().map(Signature::key).toList(),
                        told.id(),
                        Long.parseLong(told.timestamp()),
                        told.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static Instant instant(Answer answer, String field) {
        return Instant.parse(String.valueOf(answer.field(field)));
    }

    private String order(String customer, String from, String to) {
        String id = op();
        publish(id, new StandingOrderCreated(id, op(), customer, from, to, 100, "EUR", null, "MONTH", DAY, null, null));
        return id;
    }

    private long waiting(String webhookId) {
        return database.sql("SELECT count(*) FROM notifications.delivery WHERE webhook_id = ? AND status = 0")
                .param(webhookId)
                .query(Long.class)
                .single();
    }
}
