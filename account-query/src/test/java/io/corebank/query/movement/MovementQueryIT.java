package io.corebank.query.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MovementQueryIT extends QueryIT {

    private final String customer = newCustomer();

    @Test
    void tellsMovementsNewestFirstWithTheBalanceThatEachLeft() {
        String id = bank.open(customer, "Ada", "EUR");
        bank.deposit(id, 1_000, "salary");
        bank.withdraw(id, 300);
        Answer answer = as(customer).get("/accounts/" + id + "/movements");
        assertThat(answer.json().path("total").asLong()).isEqualTo(2);
        JsonNode withdrawal = answer.json().at("/items/0");
        assertThat(withdrawal.propertyNames())
                .containsExactlyInAnyOrder(
                        "movementId",
                        "position",
                        "type",
                        "direction",
                        "amount",
                        "currency",
                        "balance",
                        "reference",
                        "at");
        assertThat(withdrawal.path("type").asString()).isEqualTo("WITHDRAWAL");
        assertThat(withdrawal.path("direction").asString()).isEqualTo("DEBIT");
        assertThat(withdrawal.path("amount").asString()).isEqualTo("3.00");
        assertThat(withdrawal.path("balance").asString()).isEqualTo("7.00");
        assertThat(answer.json().at("/items/1/reference").asString()).isEqualTo("salary");
    }

    @Test
    void tellsBothSidesOfATransfer() {
        String from = bank.open(customer, "Ada", "EUR");
        String friend = newCustomer();
        String to = bank.open(friend, "Grace", "EUR");
        bank.deposit(from, 1_000, "salary");
        String transfer = bank.transfer(from, to, 400, "birthday");
        JsonNode out =
                as(customer).get("/accounts/" + from + "/movements").json().at("/items/0");
        assertThat(out.path("type").asString()).isEqualTo("TRANSFER_OUT");
        assertThat(out.path("counterparty").asString()).isEqualTo(to);
        assertThat(out.path("transferId").asString()).isEqualTo(transfer);
        JsonNode in = as(friend).get("/accounts/" + to + "/movements").json().at("/items/0");
        assertThat(in.path("type").asString()).isEqualTo("TRANSFER_IN");
        assertThat(in.path("counterparty").asString()).isEqualTo(from);
        assertThat(in.path("balance").asString()).isEqualTo("4.00");
        assertThat(in.path("reference").asString()).isEqualTo("birthday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=electricity", "q=elektricity", "q=electr", "type=WITHDRAWAL", "type=withdrawal"})
    void findsByTextAndType(String parameters) {
        String id = bank.open(customer, "Ada", "EUR");
        bank.deposit(id, 1_000, parameters.startsWith("q") ? "electricity refund" : "rent");
        if (parameters.startsWith("type")) {
            bank.withdraw(id, 100);
        }
        bank.deposit(id, 1, "unrelated");
        Answer answer = as(customer).get("/accounts/" + id + "/movements?" + parameters);
        assertThat(answer.json().path("total").asLong()).isEqualTo(1);
        JsonNode found = answer.json().at("/items/0");
        assertThat(found.path("highlight").asString(""))
                .isEqualTo(parameters.startsWith("q") ? "<em>electricity</em> refund" : "");
    }

    @Test
    void leafsThroughAll() {
        String id = bank.open(customer, "Ada", "EUR");
        for (int i = 0; i < 23; i++) {
            bank.deposit(id, 1, "drop " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = as(customer).get("/accounts/" + id + "/movements?limit=5" + cursor);
            page.json()
                    .path("items")
                    .forEach(item -> seen.add(item.path("reference").asString()));
            cursor = page.json().has("nextCursor") ? "&cursor=" + page.text("nextCursor") : null;
        }
        assertThat(seen)
                .hasSize(23)
                .doesNotHaveDuplicates()
                .startsWith("drop 22")
                .endsWith("drop 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=GIFT",
                "from=yesterday",
                "to=2026-13-01",
                "from=2026-02-01&to=2026-01-01",
                "limit=x",
                "cursor=x"
            })
    void refusesParametersThatMeanNothing(String parameters) {
        String id = bank.open(customer, "Ada", "EUR");
        assertThat(as(customer)
                        .get("/accounts/" + id + "/movements?" + parameters)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void writesAStatementThatEqualsTheFoldOfTheEvents() {
        String id = bank.open(customer, "Ada", "EUR");
        Random random = new Random(42);
        for (int i = 0; i < 30; i++) {
            bank.deposit(id, 1 + random.nextInt(10_000), "in");
            bank.withdraw(id, 1);
        }
        String beginning = as(customer).get("/accounts/" + id + "/balance").text("at");
        String opening = as(customer).get("/accounts/" + id + "/balance").text("posted");
        for (int i = 0; i < 1_100; i++) {
            bank.deposit(id, 1 + random.nextInt(10_000), "in");
        }
        String end = as(customer).get("/accounts/" + id + "/balance").text("at");
        String closing = as(customer).get("/accounts/" + id + "/balance").text("posted");
        bank.deposit(id, 7, "after the end");

        Answer whole = as(customer).get("/accounts/" + id + "/statement");
        assertThat(whole.text("opening")).isEqualTo("0.00");
        assertThat(whole.text("closing"))
                .isEqualTo(as(customer).get("/accounts/" + id + "/balance").text("posted"));
        assertThat(whole.json().path("movements").size()).isEqualTo(30 + 30 + 1_100 + 1);

        Answer period = as(customer).get("/accounts/" + id + "/statement?from=" + beginning + "&to=" + end);
        assertThat(period.text("opening")).isEqualTo(opening);
        assertThat(period.text("closing")).isEqualTo(closing);
        assertThat(period.json().path("movements").size()).isEqualTo(1_100);

        Answer nothing = as(customer).get("/accounts/" + id + "/statement?to=2020-01-01");
        assertThat(nothing.text("opening") + nothing.text("closing")).isEqualTo("0.000.00");
    }

    @Test
    void writesAStatementAsCommaSeparatedValues() {
        String id = bank.open(customer, "Ada", "JPY");
        bank.deposit(id, 500, "=HYPERLINK(\"x\"), \"quoted\"");
        bank.deposit(id, 20, "two\nlines");
        Answer answer = as(customer).get("/accounts/" + id + "/statement", "Accept", "text/csv");
        assertThat(answer.header("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition").orElseThrow()).contains("statement-" + id + ".csv");
        assertThat(answer.body())
                .startsWith("at,type,direction,amount,currency,balance,"
                        + "reference,counterparty,transferId,movementId,position\r\n"
                        + ",OPENING,,,JPY,0,,,,,\r\n")
                .contains(",DEPOSIT,CREDIT,500,JPY,500,\"'=HYPERLINK(\"\"x\"\"), \"\"quoted\"\"\",,,")
                .contains("\"two\nlines\"")
                .endsWith(",CLOSING,,,JPY,520,,,,,\r\n");
    }
}
