package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.transfer.ApiClient.Answer;
import io.corebank.transfer.StandingOrderState.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

class StandingOrderIT extends TransferServiceTest {

    private static final String ORDERS = "/api/v1/standing-orders";

    @Autowired
    StandingOrderHistory orders;

    @Autowired
    JdbcClient database;

    @Test
    void runsTheFirstOccurrenceToday() {
        Answer created = ada.post(ORDERS, order("\"every\":\"P1M\",\"count\":1,\"reference\":\"rent\""));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/standing-orders/" + id(created));
        assertThat(created.body())
                .containsEntry("status", "ACTIVE")
                .containsEntry("amount", "10.00")
                .containsEntry("every", "P1M")
                .containsEntry("reference", "rent")
                .containsEntry("nextDate", today().toString());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(ada, id(created)).body())
                        .containsEntry("status", "ENDED")
                        .containsEntry("completed", 1));
        assertMoved(1_000);
        String transferId = StandingOrderProtocol.transferOf(id(created), 1, 1);
        assertThat(history.of(transferId).orElseThrow().state().request().standingOrderId())
                .isEqualTo(id(created));
    }

    @Test
    void runsEachMissedOccurrenceOnce() {
        String missed = appended(today().minusDays(3), 9);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(orders.of(missed).orElseThrow().completed()).isEqualTo(4));
        assertMoved(4_000);
        assertThat(orders.of(missed).orElseThrow().nextDate()).contains(today().plusDays(1));
    }

    @Test
    void runsNothingTwiceWhenTheListIsLost() {
        String order = appended(today().minusDays(1), 2);
        database.sql("DELETE FROM standing_order WHERE standing_order_id = ?")
                .param(order)
                .update();
        processor(StandingOrderList.GROUP).shutDown();
        processor(StandingOrderList.GROUP).resetTokens();
        processor(StandingOrderList.GROUP).start();
        awaitStatus(order, Status.ENDED);
        processor(StandingOrderList.GROUP).shutDown();
        database.sql("DELETE FROM standing_order").update();
        processor(StandingOrderList.GROUP).resetTokens();
        processor(StandingOrderList.GROUP).start();
        await().until(() -> database.sql("SELECT count(*) FROM standing_order WHERE next_check IS NULL"
                                + " AND standing_order_id = ?")
                        .param(order)
                        .query(Long.class)
                        .single()
                == 1);
        assertMoved(2_000);
    }

    @Test
    void triesAgainAndSkipsWhatIsRefused() {
        accounts.get(from).frozen = true;
        Answer created = ada.post(ORDERS, order("\"every\":\"P1D\",\"count\":1"));
        awaitStatus(id(created), Status.ENDED);
        Answer view = get(ada, id(created));
        assertThat(view.body()).containsEntry("skipped", 1).containsEntry("completed", 0);
        assertThat(String.valueOf(view.field("attempts"))).contains("FAILED", "SKIPPED", "account-frozen");
        assertThat(accounts.get(from).posted).isEqualTo(10_000);
    }

    @Test
    void isCancelledByItsCustomer() {
        Answer created = ada.post(ORDERS, order("\"every\":\"P1W\"").replace(today().toString(), tomorrow()));
        assertProblem(delete(bob, id(created)), 404, "standing-order-not-found");
        assertThat(delete(ada, id(created)).body()).containsEntry("status", "CANCELLED");
        assertThat(get(teller, id(created)).body()).containsEntry("status", "CANCELLED");
        assertProblem(get(bob, id(created)), 404, "standing-order-not-found");
        assertProblem(get(bob, UUID.randomUUID().toString()), 404, "standing-order-not-found");
    }

    @Test
    void listsTheCustomersOwnNewestFirst() {
        ApiClient customer = customer("lister-" + from);
        accounts.open("of-lister-" + from, "lister-" + from, "EUR", 0);
        String body =
                order("\"every\":\"P1M\"").replace(from, "of-lister-" + from).replace(today().toString(), tomorrow());
        String first = id(customer.post(ORDERS, body));
        String second = id(customer.post(ORDERS, body));
        await().untilAsserted(() -> assertThat(idsOf(list(customer, ""))).containsExactly(second, first));
        Answer page = list(customer, "?limit=1");
        assertThat(idsOf(page)).containsExactly(second);
        assertThat(idsOf(list(customer, "?limit=1&cursor=" + page.field("nextCursor"))))
                .containsExactly(first);
        assertThat(idsOf(list(teller, "?accountId=of-lister-" + from))).containsExactly(second, first);
        assertThat(idsOf(list(bob, "?accountId=of-lister-" + from))).isEmpty();
        assertThat(list(bob, "?limit=0").status()).isEqualTo(400);
        assertThat(list(bob, "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void isCreatedOnceUnderItsKey() {
        String key = key();
        String body = order("\"every\":\"P1W\"").replace(today().toString(), tomorrow());
        Answer first = ada.post(key, ORDERS, body);
        Answer again = ada.post(key, ORDERS, body.replace("P1W", "P7D"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(ada.post(key, ORDERS, body.replace("P1W", "P8D")), 422, "idempotency-key-reused");
    }

    @Test
    void refusesForeignAccountsAndDaysThatArePast() {
        assertProblem(bob.post(ORDERS, order("\"every\":\"P1M\"")), 404, "account-not-found");
        assertThat(teller.post(ORDERS, order("\"every\":\"P1M\"")).status()).isEqualTo(403);
        String past = order("\"every\":\"P1M\"").replace(today().toString(), "2020-01-01");
        assertProblem(ada.post(ORDERS, past), 422, "standing-order-days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"every\":\"month\"",
                "\"every\":\"P0D\"",
                "\"every\":\"P-1M\"",
                "\"every\":\"P1M1D\"",
                "\"every\":\"P367D\"",
                "\"every\":\"P13M\"",
                "\"reference\":\"none\"",
                "\"every\":\"P1M\",\"end\":\"soon\"",
                "\"every\":\"P1M\",\"count\":0",
                "\"every\":\"P1M\",\"count\":2,\"end\":\"2030-01-01\""
            })
    void refusesAScheduleThatIsNone(String schedule) {
        assertProblem(ada.post(ORDERS, order(schedule)), 400, "invalid-value");
    }

    private String order(String schedule) {
        return body("10").replace("}", ",\"start\":\"" + today() + "\"," + schedule + "}");
    }

    /** An order whose first days are past, as after a long pause of the bank's. */
    private String appended(LocalDate start, int count) {
        String order = UUID.randomUUID().toString();
        events.publish(new GenericDomainEventMessage<>(
                StandingOrder.TYPE,
                order,
                0,
                new StandingOrderCreated(
                        order, order, "ada", from, to, 1_000, "EUR", null, "P1D", start, null, count)));
        return order;
    }

    private void awaitStatus(String order, Status status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(orders.of(order).orElseThrow().status()).isEqualTo(status));
    }

    private static Answer delete(ApiClient client, String id) {
        return client.send(key(), HttpMethod.DELETE, ORDERS + "/" + id, "", Map.of());
    }

    private static Answer get(ApiClient client, String id) {
        return client.send(key(), HttpMethod.GET, ORDERS + "/" + id, "", Map.of());
    }

    private static Answer list(ApiClient client, String query) {
        return client.send(key(), HttpMethod.GET, ORDERS + query, "", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Object> idsOf(Answer page) {
        List<Map<String, Object>> items =
                (List<Map<String, Object>>) page.body().get("items");
        return items == null
                ? List.of()
                : items.stream().map(item -> item.get("standingOrderId")).toList();
    }

    private static String id(Answer answer) {
        return String.valueOf(answer.field("standingOrderId"));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String tomorrow() {
        return today().plusDays(1).toString();
    }
}
