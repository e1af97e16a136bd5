package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.OperationIds;
import io.corebank.notifications.ApiClient.Answer;
import io.corebank.support.privacy.PersonalRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Every write is done once for its key, and is answered as the first time. */
class KeysIT extends NotificationsTest {

    @Autowired
    DataSource dataSource;

    @Autowired
    PersonalRecords personal;

    @Autowired
    AnswerRows answers;

    /** A write, and one of other content at the same place. */
    private record Write(HttpMethod method, String path, String body, String otherBody) {}

    @Test
    void answersTheSameAgainForTheSameKeyAndRefusesOtherContent() {
        String id = subscribe(ada());
        deposit(adas, ada, 5);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        Object delivery = deliveries(id).get(0).get("deliveryId");
        for (Write write : List.of(
                new Write(HttpMethod.PATCH, "/" + id, "{\"description\":\"a\"}", "{\"description\":\"b\"}"),
                new Write(HttpMethod.POST, "/" + id + "/secret", "", ""),
                new Write(HttpMethod.POST, "/" + id + "/test", "", ""),
                new Write(HttpMethod.POST, "/" + id + "/deliveries/" + delivery + "/redeliver", "", ""),
                new Write(HttpMethod.POST, "/" + id + "/deliveries/redeliver", "{\"to\":1}", "{\"to\":2}"),
                new Write(HttpMethod.POST, "/" + id + "/alerts", low("5.0"), low("6.00")))) {
            String key = op();
            Answer first = send(key, write.method(), write.path(), write.body());
            assertThat(first.status()).as("%s %s", write, first.body()).isBetween(200, 299);
            assertThat(first.header("Idempotency-Replayed")).isNull();
            assertReplayed(send(key, write.method(), write.path(), write.body().replace("5.0", "5.00")), first);
            if (!write.body().equals(write.otherBody())) {
                assertProblem(
                        send(key, write.method(), write.path(), write.otherBody()), 422, "idempotency-key-reused");
            }
            assertProblem(send(key, HttpMethod.DELETE, "/" + id, ""), 422, "idempotency-key-reused");
        }
    }

    @Test
    void sendsATestAndADeliveryAgainOnceForTheKey() {
        String id = subscribe(ada());
        String test = op();
        send(test, HttpMethod.POST, "/" + id + "/test", "");
        await().untilAsserted(() -> assertThat(delivered(id)).hasSize(1));
        String path = "/" + id + "/deliveries/" + delivered(id).get(0).get("deliveryId") + "/redeliver";
        String again = op();
        send(again, HttpMethod.POST, path, "");
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        await().untilAsserted(() -> assertThat(delivered(id)).hasSize(1));
        assertThat(send(again, HttpMethod.POST, path, "").body()).containsEntry("deliveries", 1);
        send(test, HttpMethod.POST, "/" + id + "/test", "");
        send(op(), HttpMethod.POST, "/" + id + "/test", "");
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(3));
        assertThat(deliveries(id)).as("two tests, of which one was sent twice").hasSize(2);
    }

    @Test
    void isDeletedOnce() {
        String id = subscribe(ada());
        Answer rule = ada().post("/" + id + "/alerts", low("1"));
        for (String path : List.of("/" + id + "/alerts/" + rule.field("alertId"), "/" + id)) {
            String key = op();
            Answer first = send(key, HttpMethod.DELETE, path, "");
            assertThat(first.status()).isEqualTo(204);
            assertReplayed(send(key, HttpMethod.DELETE, path, ""), first);
            assertThat(send(op(), HttpMethod.DELETE, path, "").status()).isEqualTo(404);
        }
    }

    @Test
    void refusesAgainWhatWasRefusedThoughItWouldBeDoneNow() {
        NotificationsService.NAMES.put("moving.test", "10.0.0.1");
        String key = op();
        String body = "{\"url\":\"https://moving.test/\"}";
        Answer first = send(key, HttpMethod.POST, "", body);
        assertProblem(first, 422, "webhook-address-forbidden");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        NotificationsService.NAMES.put("moving.test", "93.184.216.34");
        Answer again = send(key, HttpMethod.POST, "", body);
        assertProblem(again, 422, "webhook-address-forbidden");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.field("detail")).isEqualTo(first.field("detail"));
        String unknown = op();
        assertProblem(send(unknown, HttpMethod.POST, "/nothing/test", ""), 404, "webhook-not-found");
        Answer still = send(unknown, HttpMethod.POST, "/nothing/test", "");
        assertThat(still.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void keepsNothingOfWhatCouldNotBeLookedUp() {
        String id = subscribe(ada());
        for (Write write : List.of(
                new Write(HttpMethod.POST, "", "silent-1.test", ""),
                new Write(HttpMethod.PATCH, "/" + id, "silent-2.test", ""))) {
            String key = op();
            String body = "{\"url\":\"https://%s/\"}".formatted(write.body());
            NotificationsService.NAMES.put(write.body(), NotificationsService.SILENCE);
            Answer first = send(key, write.method(), write.path(), body);
            assertProblem(first, 503, "lookup-unavailable");
            assertThat(first.header("Retry-After")).isNotNull();
            NotificationsService.NAMES.put(write.body(), "93.184.216.34");
            Answer again = send(key, write.method(), write.path(), body);
            assertThat(again.status()).as("%s", again.body()).isBetween(200, 201);
            assertThat(again.header("Idempotency-Replayed")).isNull();
        }
    }

    @Test
    void saysThatTheSameIsBeingDone() throws SQLException {
        String id = subscribe(ada());
        String key = op();
        try (Connection busy = dataSource.getConnection();
                PreparedStatement lock = busy.prepareStatement(
                        "SELECT pg_advisory_xact_lock(hashtextextended('notifications.answer ' || ?, 0))")) {
            busy.setAutoCommit(false);
            lock.setString(1, OperationIds.derive("operation", ada, key));
            lock.execute();
            Answer meanwhile = send(key, HttpMethod.POST, "/" + id + "/test", "");
            assertProblem(meanwhile, 409, "operation-in-progress");
            assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
            busy.rollback();
        }
        assertThat(send(key, HttpMethod.POST, "/" + id + "/test", "").status()).isEqualTo(202);
    }

    @Test
    void isDoneOnceThoughItIsAskedForAtOnce() {
        String key = op();
        String body = "{\"url\":\"" + receiver.url() + "\"}";
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> send(key, HttpMethod.POST, "", body)))
                .limit(8)
                .toList();
        List<Answer> given = asked.stream().map(CompletableFuture::join).toList();
        assertThat(given).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(given.stream().filter(answer -> answer.status() == 201).map(Answer::body))
                .as("one secret")
                .containsOnly(send(key, HttpMethod.POST, "", body).body());
        assertThat((List<?>) get(ada(), "").body().get("items")).hasSize(1);
    }

    @Test
    void keepsAnswersSealedUntilTheyAreOldOrTheirCustomerIsGone() {
        String key = op();
        String body = "{\"url\":\"" + receiver.url() + "\"}";
        send(key, HttpMethod.POST, "", body);
        String operation = OperationIds.derive("operation", ada, key);
        assertThat(answers.find(operation).orElseThrow()).doesNotContain("whsec_", "127.0.0.1");
        database.sql("UPDATE notifications.answer SET answered_at = now() - interval '99 days' WHERE operation_id = ?")
                .param(operation)
                .update();
        assertThat(send(key, HttpMethod.POST, "", body).header("Idempotency-Replayed"))
                .isEqualTo("true");
        personal.erase(ada);
        assertThat(answers.find(operation)).isEmpty();
        String another = op();
        as(bob, io.corebank.support.security.Role.CUSTOMER).send(another, HttpMethod.POST, "/none/test", "", Map.of());
        String old = OperationIds.derive("operation", bob, another);
        assertThat(answers.find(old)).isPresent();
        database.sql("UPDATE notifications.answer SET answered_at = now() - interval '101 days' WHERE operation_id = ?")
                .param(old)
                .update();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers.find(old)).isEmpty());
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private Answer send(String key, HttpMethod method, String path, String body) {
        return ada().send(key, method, path, body, Map.of());
    }

    private String low(String threshold) {
        return "{\"kind\":\"LOW_BALANCE\",\"accountId\":\"%s\",\"threshold\":\"%s\"}".formatted(adas, threshold);
    }

    private List<Map<String, Object>> deliveries(String id) {
        return items(get(ada(), "/" + id + "/deliveries"));
    }

    private List<Map<String, Object>> delivered(String id) {
        return items(get(ada(), "/" + id + "/deliveries?status=DELIVERED"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Answer page) {
        return (List<Map<String, Object>>) page.body().get("items");
    }
}
