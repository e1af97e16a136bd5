package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.OnAxonServer;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The overview says how the bank is, what is connected, and what holds since when; and follows what happens. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewIT {

    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final List<String> CONNECTED = OnAxonServer.isThere()
            ? List.of(
                    "Callers",
                    "The gateway",
                    "The log",
                    "account-command",
                    "account-query",
                    "identity",
                    "notifications",
                    "transfer-saga")
            : List.of("Callers", "The bank", "The log", "PostgreSQL", "Elasticsearch");

    private final BankProcess bank;
    private final Customers customers;
    private final BankClient api;
    private final Person operator;

    OverviewIT(BankProcess bank) throws Exception {
        this.bank = bank;
        this.customers = new Customers(bank);
        this.api = bank.as("operator");
        Chromium chromium = Chromium.orSkip("nobody looked at the overview");
        this.operator = Person.signedIn(chromium, bank.address(), "operator", Examination.WIDE);
    }

    @BeforeEach
    void comeAnew() {
        operator.leaveFor("/console/nowhere");
        operator.awaitText("main h1", "There is nothing here");
    }

    @AfterAll
    void leave() {
        operator.close();
    }

    @Test
    void followsWhatHappens() {
        operator.goTo("/console/");
        String account = customers.accountOf("customer1", "EUR", "0");
        Answer deposit = customers.deposit(account, "EUR", "12.34");
        operator.awaitText(".feed a", "Money Deposited €12.34");
        assertThat(operator.browser()
                        .evaluate("[...document.querySelectorAll('.feed a')].find((one) =>"
                                + " one.textContent.includes('12.34')).getAttribute('href')")
                        .asString())
                .isEqualTo("/console/inspect/" + account + "?sequence=1");
        long head = Long.parseLong(tile("End of the log").replaceAll("\\D", ""));
        assertThat(head).isGreaterThanOrEqualTo(Long.parseLong(deposit.position()));
        operator.browser()
                .await("[...document.querySelectorAll('.tile')].some((one) =>"
                        + " one.textContent.includes('A read took') && one.textContent.includes('ms'))");
        operator.browser()
                .await("[...document.querySelectorAll('.tile')].some((one) =>"
                        + " one.textContent.includes('A write took') && one.textContent.includes('ms'))");
        operator.browser()
                .await("Math.max(...document.querySelector('bank-chart').series[0].points.map((one) => one[1])) > 0");
        assertThat(tile("Requests")).contains("/s");
        operator.awaitText(".tile", "Largest lag 0");
    }

    @Test
    void saysWhatMustHoldAndWhenItWasLastChecked() {
        operator.goTo("/console/");
        operator.browser().await("document.querySelectorAll('#invariants .dot.good').length === 6");
        assertThat(operator.texts("#invariants li"))
                .anyMatch(line -> line.startsWith("Debits and credits add up to zero") && line.contains("Σ EUR = 0.00"))
                .anyMatch(line -> line.matches("Accounts say what their events say [0-9,]+ accounts? checked .*"))
                .anyMatch(line -> line.startsWith("The chain of hashes is unbroken"))
                .anyMatch(line -> line.startsWith("No transfer is under way for too long"));
        List<String> times = times();
        assertThat(times).hasSize(6).allSatisfy(time -> assertThat(Instant.parse(time))
                .isBetween(Instant.now().minus(LATELY), Instant.now().plusSeconds(1)));
        Instant before = Instant.parse(times.get(1));
        assertThat(api.post("/api/v1/admin/reconciliation", "").status()).isBetween(200, 202);
        operator.browser()
                .await("Date.parse(document.querySelectorAll('#invariants time')[1].dateTime) > "
                        + before.toEpochMilli());
    }

    @Test
    void drawsWhatIsReallyConnected() throws Exception {
        operator.goTo("/console/");
        operator.browser().await("document.querySelectorAll('.topology g.good').length > 5");
        JsonNode processors = api.get("/api/v1/admin/processors").json();
        assertThat(processors.isEmpty()).isFalse();
        assertThat(drawn(".topology text:not(.more)"))
                .containsAll(CONNECTED)
                .hasSize(CONNECTED.size() + processors.size())
                .containsAll(StreamSupport.stream(processors.spliterator(), false)
                        .map(one -> one.path("name").asString())
                        .toList());
        assertThat(operator.texts(".head .badge")).containsExactly("The bank is well");
        try (Line line = new Line(operator.browser())) {
            line.answers(
                    "/actuator/health",
                    "{\"status\":\"DOWN\",\"components\":"
                            + "{\"db\":{\"status\":\"UP\"},\"elasticsearch\":{\"status\":\"DOWN\"}}}");
            operator.awaitText(".head .badge", "The bank is not well");
            assertThat(drawn(".topology g.bad text")).containsExactly("Elasticsearch", "does not answer");
            assertThat(drawn(".topology .wire.bad")).hasSize(1);
            line.answers(
                    "/actuator/health",
                    "{\"status\":\"UP\",\"components\":{\"services\":{\"status\":\"UP\","
                            + "\"details\":{\"account-command\":\"UP\",\"account-query\":\"AWAY\"}}}}");
            operator.browser().await("document.querySelector('.topology').textContent.includes('The gateway')");
            assertThat(drawn(".topology text:not(.more)"))
                    .contains("account-command", "account-query")
                    .doesNotContain("PostgreSQL", "The bank");
            assertThat(drawn(".topology g.bad text")).containsExactly("account-query", "does not answer");
        }
    }

    private String tile(String name) {
        return operator.texts(".tile").stream()
                .filter(tile -> tile.startsWith(name))
                .findFirst()
                .orElseThrow()
                .split("events ever", 2)[0];
    }

    private List<String> times() {
        return list("[...document.querySelectorAll('#invariants time')].map((one) => one.dateTime)");
    }

    private List<String> drawn(String what) {
        return list("[...document.querySelectorAll(" + Browser.quoted(what) + ")].map((one) => one.textContent)");
    }

    private List<String> list(String script) {
        return StreamSupport.stream(operator.browser().evaluate(script).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
