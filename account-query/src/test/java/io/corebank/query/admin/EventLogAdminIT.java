package io.corebank.query.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventLogAdminIT extends QueryIT {

    private static final String EVENTS = "/admin/events";

    private final String customer = newCustomer();

    @Test
    void showsTheNewestEventsFirstAndTurnsRoundWhenAsked() {
        String account = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 100, "first");
        bank.deposit(account, 200, "second");
        JsonNode newest = asAuditor().get(EVENTS + "?limit=2").json();
        assertThat(newest.at("/items/0/position").asLong()).isEqualTo(bank.head());
        assertThat(newest.at("/items/1/position").asLong()).isEqualTo(bank.head() - 1);
        JsonNode oldest =
                asAuditor().get(EVENTS + "?order=asc&aggregateId=" + account).json();
        assertThat(oldest.at("/items").findValuesAsString("type"))
                .containsExactly("AccountCreated", "MoneyDeposited", "MoneyDeposited");
        assertThat(oldest.has("nextCursor")).isFalse();
    }

    @Test
    void findsByTypeAndLeadsThroughAllOfThemPageByPage() {
        String account = bank.open(customer, "Ada", "EUR");
        for (int i = 1; i <= 7; i++) {
            bank.deposit(account, i, "number " + i);
        }
        bank.freeze(account);
        List<Long> positions = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = asAuditor()
                    .get(EVENTS + "?type=MoneyDeposited&limit=3&aggregateId=" + account + cursor)
                    .json();
            page.at("/items")
                    .forEach(item -> positions.add(item.path("position").asLong()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        long newest = bank.head() - 1;
        assertThat(positions)
                .containsExactly(newest, newest - 1, newest - 2, newest - 3, newest - 4, newest - 5, newest - 6);
        assertThat(asAuditor()
                        .get(EVENTS + "?type=AccountFrozen&limit=1")
                        .json()
                        .at("/items/0/aggregateId")
                        .asString())
                .isEqualTo(account);
    }

    @Test
    void findsWhatOneRequestCausedAndWhatHappenedInATime() {
        String account = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 100, "first");
        String id = "correlation-" + account;
        bank.correlated(id, () -> bank.deposit(account, 300, "caused"));
        JsonNode found = asAuditor().get(EVENTS + "?correlationId=" + id).json();
        assertThat(found.at("/items")).hasSize(1);
        assertThat(found.at("/items/0/payload/amountMinor").asLong()).isEqualTo(300);
        String at = found.at("/items/0/at").asString();
        assertThat(asAuditor()
                        .get(EVENTS + "?aggregateId=" + account + "&to=" + at)
                        .json()
                        .at("/items"))
                .hasSize(2);
        assertThat(asAuditor()
                        .get(EVENTS + "?aggregateId=" + account + "&from=" + at)
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void hidesPersonalTextFromAllButAuditors() {
        String account = bank.open(customer, "Ada Lovelace", "EUR");
        Answer operator = asOperator().get(EVENTS + "?aggregateId=" + account);
        Answer auditor = asAuditor().get(EVENTS + "?aggregateId=" + account);
        assertThat(operator.json().at("/items/0/payload/sealedOwnerName").asString())
                .isEqualTo("***");
        assertThat(operator.json().at("/items/0/payload/customerId").asString()).isEqualTo(customer);
        assertThat(auditor.json().at("/items/0/payload/sealedOwnerName").asString())
                .startsWith("v1:");
        assertThat(operator.body() + auditor.body()).doesNotContain("Lovelace");
    }

    @Test
    void refusesNonsenseAndStrangers() {
        for (String query : List.of("?order=up", "?limit=0", "?limit=5000", "?cursor=0", "?cursor=x", "?from=noon")) {
            Answer refused = asOperator().get(EVENTS + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.header("Content-Type")).contains("application/problem+json");
        }
        assertThat(asTeller().send("GET", EVENTS).status()).isEqualTo(403);
        assertThat(asUnaware(customer).get(EVENTS).status()).isEqualTo(403);
    }
}
