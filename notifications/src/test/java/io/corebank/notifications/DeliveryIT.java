package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.notifications.ApiClient.Answer;
import io.corebank.notifications.StandInReceiver.Message;
import io.corebank.support.privacy.PersonalRecords;
import io.corebank.support.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryIT extends NotificationsTest {

    @Autowired
    PersonalRecords personal;

    @Test
    void isWrittenDownAndShownWithWhatWasSent() {
        String id = subscribe(ada());
        deposit(adas, ada, 5);
        await().untilAsserted(() -> assertThat(only(id)).containsEntry("status", "DELIVERED"));
        Map<String, Object> line = only(id);
        assertThat(line)
                .containsEntry("type", "MoneyDeposited")
                .containsEntry("accountId", adas)
                .containsEntry("attempts", 1)
                .containsEntry("answer", 204)
                .doesNotContainKeys("error", "body");
        Answer whole = get(ada(), "/" + id + "/deliveries/" + line.get("deliveryId"));
        assertThat(String.valueOf(whole.field("body"))).contains("0.05", "first cash");
        Answer forOperator = get(operator(), "/" + id + "/deliveries/" + line.get("deliveryId"));
        assertThat(String.valueOf(forOperator.field("body"))).contains("0.05").doesNotContain("first cash", "sealed");
        assertProblem(get(as(bob, Role.CUSTOMER), "/" + id + "/deliveries"), 404, "webhook-not-found");
        assertProblem(get(ada(), "/" + id + "/deliveries/999999999"), 404, "delivery-not-found");
    }

    @Test
    void isSentAgainUnderItsIdAloneOrInARange() {
        String id = subscribe(ada());
        IntStream.range(0, 3).forEach(i -> deposit(adas, ada, 5));
        await().untilAsserted(() -> assertThat(log(id, "?status=DELIVERED")).hasSize(3));
        Object last = log(id, "").get(0).get("deliveryId");
        assertThat(ada().post("/" + id + "/deliveries/" + last + "/redeliver", "")
                        .body())
                .containsEntry("deliveries", 1);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(4));
        assertThat(receiver.messages().get(3).id())
                .isEqualTo(receiver.messages().get(2).id());
        await().untilAsserted(() -> assertThat(log(id, "?status=DELIVERED")).hasSize(3));
        Answer range = ada().post("/" + id + "/deliveries/redeliver", "{\"to\":" + last + "}");
        assertThat(range.status()).isEqualTo(202);
        assertThat(range.body()).containsEntry("deliveries", 3);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(7));
    }

    @Test
    void canBeTriedWithATest() {
        String id = subscribe(ada());
        Answer test = ada().post("/" + id + "/test", "");
        assertThat(test.status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        Message told = receiver.messages().get(0);
        assertThat(told.type()).isEqualTo("WebhookTest");
        assertThat(told.id()).isEqualTo(test.field("messageId"));
    }

    @Test
    void warnsOfALowBalanceOnceUntilItIsUpAgain() {
        String id = id(subscribe(ada(), "{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[]}"));
        Answer made = ada().post(
                        "/" + id + "/alerts",
                        "{\"kind\":\"LOW_BALANCE\",\"accountId\":\"" + adas + "\",\"threshold\":\"5.00\"}");
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        deposit(adas, ada, 1_000);
        withdraw(adas, 600);
        withdraw(adas, 100);
        deposit(adas, ada, 700);
        withdraw(adas, 900);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        assertThat(receiver.messages())
                .extracting(told -> told.type() + told.data().path("posted").asString())
                .containsExactly("LowBalance4.00", "LowBalance1.00");
        assertThat(receiver.messages()).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void warnsByEachRuleOnItsOwn() {
        String id = id(subscribe(ada(), "{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[]}"));
        for (String threshold : List.of("5.00", "2.00")) {
            ada().post(
                            "/" + id + "/alerts",
                            "{\"kind\":\"LOW_BALANCE\",\"threshold\":\"" + threshold + "\",\"currency\":\"EUR\"}");
        }
        deposit(adas, ada, 1_000);
        withdraw(adas, 600);
        withdraw(adas, 300);
        deposit(adas, ada, 200);
        withdraw(adas, 200);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(3));
        assertThat(receiver.messages())
                .extracting(told -> told.data().path("threshold").asString() + " at "
                        + told.data().path("posted").asString())
                .containsExactly("5.00 at 4.00", "2.00 at 1.00", "2.00 at 1.00");
    }

    @Test
    void warnsOfTransfersThatAreRefusedOrUndone() {
        String id = id(subscribe(ada(), "{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[]}"));
        assertThat(ada().post("/" + id + "/alerts", "{\"kind\":\"REFUSED_TRANSFER\"}")
                        .status())
                .isEqualTo(201);
        publish("t-1-" + adas, new TransferRejected("t-1", op(), adas, bobs, 750, "EUR", "insufficient-funds"));
        publish("t-2-" + adas, new TransferRejected("t-2", op(), bobs, adas, 750, "EUR", "insufficient-funds"));
        publish("t-3-" + adas, new TransferCompensated("t-3", op(), adas, bobs, 1_250, "EUR", "account-closed"));
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        assertThat(receiver.messages()).extracting(Message::type).containsOnly("TransferRefused");
        assertThat(receiver.messages())
                .extracting(told -> told.data().path("transferId").asString() + " "
                        + told.data().path("amount").asString() + " "
                        + told.data().path("reason").asString())
                .containsExactlyInAnyOrder("t-1 7.50 insufficient-funds", "t-3 12.50 account-closed");
    }

    @Test
    void warnsOfLargeMovementsAndForgetsRulesThatAreDeleted() {
        String id = id(subscribe(operator(), "{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[]}"));
        String rule = "{\"kind\":\"LARGE_MOVEMENT\",\"threshold\":\"10.00\",\"currency\":\"EUR\"}";
        Answer made = operator().post("/" + id + "/alerts", rule);
        deposit(adas, ada, 999);
        deposit(bobs, bob, 1_000);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
        assertThat(receiver.messages().get(0).json().path("accountId").asString())
                .isEqualTo(bobs);
        assertThat(delete(operator(), "/" + id + "/alerts/" + made.field("alertId"))
                        .status())
                .isEqualTo(204);
        deposit(bobs, bob, 5_000);
        operator().post("/" + id + "/test", "");
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
        assertThat(receiver.messages().get(1).type()).isEqualTo("WebhookTest");
    }

    @Test
    void refusesRulesThatSayNothing() {
        String id = subscribe(ada());
        assertProblem(ada().post("/" + id + "/alerts", "{}"), 400, "invalid-value");
        assertProblem(ada().post("/" + id + "/alerts", "{\"kind\":\"LOW_BALANCE\"}"), 400, "invalid-value");
        assertProblem(
                ada().post("/" + id + "/alerts", "{\"kind\":\"REFUSED_TRANSFER\",\"threshold\":\"1\"}"),
                400,
                "invalid-value");
        assertProblem(
                ada().post("/" + id + "/alerts", "{\"kind\":\"REFUSED_TRANSFER\",\"accountId\":\"" + bobs + "\"}"),
                404,
                "account-not-found");
        assertProblem(
                ada().post("", "{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[\"No\"]}"), 400, "invalid-value");
        assertProblem(
                ada().post("/" + id + "/alerts", "{\"kind\":\"REFUSED_TRANSFER\",\"accountId\":\"\\u0000\"}"),
                400,
                "invalid-value");
        for (String control : List.of("\"description\":\"a\\u0000b\"", "\"accountIds\":[\"a\\u0000b\"]")) {
            assertProblem(ada().post("", "{\"url\":\"" + receiver.url() + "\"," + control + "}"), 400, "invalid-value");
        }
    }

    @Test
    void isGoneWithItsCustomer() {
        receiver.does(StandInReceiver.answering(500));
        String id = subscribe(ada());
        String ofBank = subscribe(operator());
        deposit(adas, ada, 5);
        await().untilAsserted(() -> assertThat(log(ofBank, "")).hasSize(1));
        personal.erase(ada);
        assertThat(database.sql("SELECT count(*) FROM notifications.delivery WHERE webhook_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertProblem(get(operator(), "/" + id), 404, "webhook-not-found");
        assertThat(stored(ofBank)).doesNotContain("first cash").contains("sealed");
    }

    @Test
    void leavesTheLogAfterItsTime() {
        String id = subscribe(ada());
        deposit(adas, ada, 5);
        await().untilAsserted(() -> assertThat(only(id)).containsEntry("status", "DELIVERED"));
        database.sql("UPDATE notifications.delivery SET settled_at = settled_at - interval '31 days'")
                .update();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(log(id, "")).isEmpty());
    }

    private String stored(String webhookId) {
        return database.sql("SELECT string_agg(body, ' ') FROM notifications.delivery WHERE webhook_id = ?")
                .param(webhookId)
                .query(String.class)
                .single();
    }

    private Map<String, Object> only(String id) {
        List<Map<String, Object>> lines = log(id, "");
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> log(String id, String query) {
        return (List<Map<String, Object>>)
                get(operator(), "/" + id + "/deliveries" + query).body().get("items");
    }
}
