package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What callers may write in a request, whichever it is: nothing that they have said is passed over in silence. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsIT {

    private final BankProcess bank;
    private final BankClient customer;
    private final BankClient teller;
    private final BankClient operator;
    private String account = "";

    RequestsIT(BankProcess bank) {
        this.bank = bank;
        customer = bank.as("customer1");
        teller = bank.as("teller");
        operator = bank.as("operator");
    }

    @BeforeAll
    void openAccount() {
        account = new Customers(bank).accountOf("customer1", "EUR", "10.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/freeze", "/unfreeze", "/close", "/holds/8f14e45f-ceea-867a-9c5d-000000000001/release"})
    void haveNoBodyWhereNothingIsReadOfIt(String write) {
        BankClient caller = write.endsWith("release") ? customer : teller;
        Answer refused = caller.post("/api/v1/accounts/" + account + write, "{\"reason\":\"theft\"}");
        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("unexpected-body");
        assertThat(customer.get("/api/v1/accounts/" + account).text("status")).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts?curency=EUR",
                "/api/v1/transfers?state=COMPLETED",
                "/api/v1/standing-orders?account=1",
                "/api/v1/analytics/flows?since=2026-01-01"
            })
    void haveNoParametersThatNobodyKnows(String misspelt) {
        Answer refused = customer.get(misspelt);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("unknown-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts?q=&status=&currency=&minBalance=&sort=&cursor=&limit=",
                "/api/v1/standing-orders?accountId=&cursor=&limit=",
                "/api/v1/webhooks?cursor=&limit=",
                "/api/v1/analytics/flows?from=&to=&currency="
            })
    void mayLeaveParametersEmpty(String form) {
        assertThat(customer.get(form).status()).isEqualTo(200);
    }

    @Test
    void nameTheSameInCapitals() {
        String capitals = account.toUpperCase(Locale.ROOT);
        assertThat(customer.get("/api/v1/accounts/" + capitals).text("accountId"))
                .isEqualTo(account);
        Answer paid = teller.post("/api/v1/accounts/" + capitals + "/deposits", deposit());
        assertThat(paid.text("accountId")).isEqualTo(account);
        String savings = new Customers(bank).accountOf("customer1", "EUR", "0");
        Answer moved = customer.post(
                "/api/v1/transfers",
                Customers.transfer(capitals, savings.toUpperCase(Locale.ROOT), "1.00"),
                "Prefer",
                "wait=5");
        assertThat(moved.text("status")).as("%s", moved).isEqualTo("COMPLETED");
        assertThat(moved.text("toAccountId")).isEqualTo(savings);
        assertThat(operator.get("/api/v1/admin/events?aggregateId=" + capitals)
                        .json()
                        .path("items"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/admin/events?from=%s&to=%s",
                "/api/v1/admin/audit?from=%s&to=%s",
                "/api/v1/analytics/flows?from=%s&to=%s",
                "/api/v1/ledger/trial-balance?at=%2$s"
            })
    void writeTimesInOneWay(String query) {
        for (String begin : new String[] {"2026-01-31", "2026-01-31T00:00:00Z", "2026-01-31T01:00:00%%2B01:00"}) {
            Answer answer = operator.get(query.formatted(begin.replace("%%", "%"), "2026-02-01"));
            assertThat(answer.status()).as("%s: %s", begin, answer).isEqualTo(200);
        }
    }

    @TestFactory
    Stream<DynamicTest> expectAVersionWhereTheDocumentSaysSoAndNowhereElse() {
        JsonNode paths =
                BankClient.anonymous(bank.address()).get("/v3/api-docs").json().path("paths");
        List<DynamicTest> writes = new ArrayList<>();
        paths.properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation ->
                        operation.getValue().findValuesAsString("name").contains("If-Match"))
                .forEach(operation ->
                        writes.add(DynamicTest.dynamicTest(operation.getKey() + " " + path.getKey(), () -> {
                            Answer stale = stale(operation.getKey(), path.getKey(), operation.getValue());
                            assertThat(stale.status()).as("%s", stale).isEqualTo(412);
                        }))));
        assertThat(writes).hasSize(10);
        assertThat(paths.findParents("412")).hasSize(10);
        return writes.stream();
    }

    private Answer stale(String method, String path, JsonNode operation) {
        JsonNode example = operation.at("/requestBody/content/application~1json/example");
        BankClient caller = operation.path("description").asString().contains("teller") ? teller : customer;
        return caller.send(
                method.toUpperCase(Locale.ROOT),
                path.replace("{accountId}", account).replace("{holdId}", account),
                example.isMissingNode() ? "" : example.toString(),
                "If-Match",
                "\"999999\"");
    }

    @Test
    void learnWhyTheBankIsNotWellOnlyFromThoseWhoWatchOverIt() {
        String health = "/actuator/health";
        for (BankClient stranger : new BankClient[] {BankClient.anonymous(bank.address()), customer, teller}) {
            Answer answer = stranger.get(health);
            assertThat(answer.text("status")).isEqualTo("UP");
            assertThat(answer.json().has("components")).isFalse();
            assertThat(stranger.get(health + "/readiness").text("status")).isEqualTo("UP");
            assertThat(stranger.get(health + "/db").status()).isEqualTo(404);
        }
        for (String watcher : new String[] {"operator", "auditor"}) {
            assertThat(bank.as(watcher).get(health).json().at("/components/db/details"))
                    .isNotEmpty();
        }
    }

    private static String deposit() {
        return "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";
    }
}
