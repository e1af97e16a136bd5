package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What charts draw is what has moved. A customer moves money in a currency that no other test has, and finds it in
 * bars, lines and lists.
 */
@ExtendWith(SharedBank.class)
class ChartsIT {

    private static final String BAR = "Math.max(...[...document.querySelectorAll('bank-chart path')].filter((one) =>"
            + " one.getAttribute('fill')?.includes('%s')).map((one) => one.getBBox().height))";

    private final BankProcess bank;
    private final Customers customers;
    private final BankClient customer;
    private final Chromium chromium;

    ChartsIT(BankProcess bank) {
        this.bank = bank;
        this.customers = new Customers(bank);
        this.customer = bank.as("customer2");
        this.chromium = Chromium.orSkip("nobody looked at a chart");
    }

    @Test
    void drawsWhatHasMoved() throws Exception {
        String payer = customers.accountOf("customer2", "NOK", "100.00");
        String payee = customers.accountOf("customer2", "NOK", "0");
        done(customer.post(
                "/api/v1/accounts/" + payer + "/withdrawals", "{\"amount\":\"20.00\",\"currency\":\"NOK\"}"));
        Answer transfer = customer.post(
                "/api/v1/transfers",
                Customers.transfer(payer, payee, "30.00").replace("\"EUR\"", "\"NOK\""),
                "Prefer",
                "wait=10");
        Answer end = Customers.awaitEnd(customer, done(transfer).text("transferId"));
        assertThat(end.text("status")).isEqualTo("COMPLETED");
        try (Person person = Person.signedIn(chromium, bank.address(), "customer2", Examination.WIDE)) {
            person.goTo("/console/analytics?days=7&currency=NOK");
            showsFlows(person);
            showsBalances(person, payer);
            person.awaitText("tbody tr", "Deposit");
            assertThat(person.texts("tbody tr"))
                    .anyMatch(row -> row.contains(payee.substring(0, 8)) && row.contains("NOK 30.00"))
                    .anyMatch(row -> row.contains("Deposit") && row.endsWith("NOK 100.00"))
                    .noneMatch(row -> row.contains("€"));
            assertThat(person.browser().troubles()).isEmpty();
        }
        try (Person other = Person.signedIn(chromium, bank.address(), "customer1", Examination.WIDE)) {
            other.goTo("/console/analytics?days=7&currency=NOK");
            other.awaitText("section.card", "No money has moved in these days");
        }
    }

    /** 100.00 came from outside and 30.00 from the other account; 20.00 went outside and 30.00 to the other account. */
    private static void showsFlows(Person person) {
        Browser browser = person.browser();
        browser.await("document.querySelector('bank-chart svg path')");
        assertThat(series(browser, 0, 0)).isEqualTo(130.00);
        assertThat(series(browser, 0, 1)).isEqualTo(50.00);
        browser.await(BAR.formatted("17635c") + " > 20");
        double in = browser.evaluate(BAR.formatted("17635c")).asDouble();
        double out = browser.evaluate(BAR.formatted("b0731d")).asDouble();
        assertThat(in / out).as("the bars, beside each other").isCloseTo(130.0 / 50.0, Percentage.withPercentage(4));
        person.awaitText("section.card header", "NOK In Out 4 movements");
    }

    private static void showsBalances(Person person, String account) {
        Browser browser = person.browser();
        browser.await("document.querySelector('option[value=\"" + account + "\"]')");
        person.fill("account", account);
        browser.await("document.querySelectorAll('bank-chart')[1]?.series[0].points.at(-1)[1] === 50");
        JsonNode balances =
                browser.evaluate("document.querySelectorAll('bank-chart')[1].series[0].points.map((one) => one[1])");
        assertThat(balances.size()).isEqualTo(7);
        assertThat(balances.get(5).asDouble()).as("the day before").isCloseTo(0.0, within(0.001));
        browser.await("document.querySelectorAll('bank-chart')[1].querySelectorAll('svg path').length > 3");
    }

    private static double series(Browser browser, int chart, int series) {
        return browser.evaluate("document.querySelectorAll('bank-chart')[%d].series[%d].points.at(-1)[1]"
                        .formatted(chart, series))
                .asDouble();
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return answer;
    }
}
