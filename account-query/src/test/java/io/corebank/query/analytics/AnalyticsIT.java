package io.corebank.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.QueryIT;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnalyticsIT extends QueryIT {

    private final String customer = newCustomer();

    @Test
    void addsUpWhatMovedOnEachDay() {
        String euros = bank.open(customer, "Ada", "EUR");
        String yens = bank.open(customer, "Ada", "JPY");
        String other = bank.open(newCustomer(), "Bob", "EUR");
        bank.deposit(euros, 10_050, "one");
        bank.deposit(euros, 5_000, "two");
        bank.withdraw(euros, 1_000);
        bank.transfer(euros, other, 2_000, "rent");
        bank.deposit(yens, 700, "three");
        JsonNode flows = as(customer).get("/analytics/flows").json();
        assertThat(flows.path("items")).hasSize(2);
        JsonNode eur = itemOf(flows, "EUR");
        assertThat(eur.path("day").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(eur.path("movements").asLong()).isEqualTo(4);
        assertThat(eur.path("deposits").asString()).isEqualTo("150.50");
        assertThat(eur.path("withdrawals").asString()).isEqualTo("10.00");
        assertThat(eur.path("transfersOut").asString()).isEqualTo("20.00");
        assertThat(eur.path("transfersIn").asString()).isEqualTo("0.00");
        assertThat(itemOf(flows, "JPY").path("deposits").asString()).isEqualTo("700");
        assertThat(as(customer).get("/analytics/flows?currency=JPY").json().path("items"))
                .hasSize(1);
        assertThat(asAuditor()
                        .get("/analytics/flows?currency=EUR")
                        .json()
                        .at("/items/0/movements")
                        .asLong())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void findsTheLargestMovements() {
        String account = bank.open(customer, "Ada", "EUR");
        for (int minor : List.of(300, 900, 100, 500)) {
            bank.deposit(account, minor, "x");
        }
        JsonNode largest =
                as(customer).get("/analytics/largest-movements?limit=3").json();
        assertThat(largest.path("items").findValuesAsString("amount")).containsExactly("9.00", "5.00", "3.00");
        assertThat(largest.at("/items/0/accountId").asString()).isEqualTo(account);
    }

    @Test
    void tellsWhoMostMoneyWentTo() {
        String account = bank.open(customer, "Ada", "EUR");
        String landlord = bank.open(newCustomer(), "Bob", "EUR");
        String friend = bank.open(newCustomer(), "Eve", "EUR");
        bank.deposit(account, 100_000, "salary");
        bank.transfer(account, friend, 100, "lunch");
        bank.transfer(account, friend, 200, "lunch");
        bank.transfer(account, landlord, 70_000, "rent");
        bank.transfer(friend, account, 50, "change");
        JsonNode top = as(customer).get("/analytics/top-counterparties").json();
        assertThat(top.path("items").findValuesAsString("counterparty")).containsExactly(landlord, friend);
        assertThat(top.at("/items/1/movements").asLong()).isEqualTo(3);
        assertThat(top.at("/items/1/out").asString()).isEqualTo("3.00");
        assertThat(top.at("/items/1/in").asString()).isEqualTo("0.50");
    }

    @Test
    void followsABalanceDayByDay() {
        String account = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 1_000, "x");
        bank.withdraw(account, 250);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonNode history = as(customer)
                .get("/analytics/accounts/" + account + "/balance-history?from=" + today.minusDays(2))
                .json();
        assertThat(history.path("items").findValuesAsString("balance")).containsExactly("0.00", "0.00", "7.50");
        assertThat(history.at("/items/2/day").asString()).isEqualTo(today.toString());
    }

    @Test
    void keepsToTheRightsOfWhoeverAsks() {
        String account = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 1_000, "x");
        String stranger = newCustomer();
        for (String path :
                List.of("/analytics/flows", "/analytics/largest-movements", "/analytics/top-counterparties")) {
            assertThat(as(stranger).get(path).json().path("items")).as(path).isEmpty();
        }
        assertThat(as(stranger)
                        .get("/analytics/accounts/" + account + "/balance-history")
                        .status())
                .isEqualTo(404);
        for (String query : List.of(
                "?from=noon",
                "?from=2026-02-01&to=2026-01-01",
                "?from=2020-01-01&to=2026-01-01",
                "?to=9999-12-31",
                "?to=0001-01-01")) {
            assertThat(as(customer).get("/analytics/flows" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(as(customer).get("/analytics/flows?currency=XXXX").status()).isEqualTo(400);
    }

    private static JsonNode itemOf(JsonNode page, String currency) {
        for (JsonNode item : page.path("items")) {
            if (item.path("currency").asString().equals(currency)) {
                return item;
            }
        }
        throw new AssertionError("Nothing in " + currency + ": " + page);
    }
}
