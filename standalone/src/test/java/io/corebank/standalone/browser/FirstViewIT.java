package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** How soon there is something to see, and what a slow network makes of the screens. */
@ExtendWith(SharedBank.class)
class FirstViewIT {

    private static final double SOON_MILLIS = 1_000;
    private static final int LARGEST = 400_000;
    private static final int LATENCY_MILLIS = 600;

    /** The moment in which the page first has a heading, and what had come over the network by then. */
    private static final String WATCH = """
            new MutationObserver((changes, watcher) => {
              if (document.querySelector('main h1')) {
                watcher.disconnect();
                const entries = performance.getEntries().filter((one) => 'transferSize' in one);
                window.firstView = {
                  millis: performance.now(), files: entries.length,
                  bytes: entries.reduce((sum, one) => sum + one.transferSize, 0),
                };
              }
            }).observe(document, { childList: true, subtree: true });""";

    private final BankProcess bank;
    private final Chromium chromium;

    FirstViewIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody waited for the console");
    }

    @Test
    void isThereWithinASecondAndIsSmall() throws Exception {
        try (Person operator = Person.signedIn(chromium, bank.address(), "operator", 1_280)) {
            Browser browser = operator.browser();
            int before = chartsOf(browser).size();
            browser.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            browser.call("Network.setCacheDisabled", Map.of("cacheDisabled", true));
            double soonest = Double.MAX_VALUE;
            for (int attempt = 0; attempt < 3; attempt++) {
                browser.visit(bank.address().resolve("/console/processors"));
                browser.await("window.firstView && document.querySelector('main h1').textContent === 'Processors'");
                JsonNode view = browser.evaluate("window.firstView");
                soonest = Math.min(soonest, view.path("millis").asDouble());
                assertThat(view.path("files").asInt()).as("%s", view).isGreaterThan(10);
                assertThat(view.path("bytes").asInt()).as("%s", view).isBetween(10_000, LARGEST);
            }
            System.out.printf("console: first view after %.0f ms%n", soonest);
            assertThat(soonest).as("milliseconds to the first view").isLessThan(SOON_MILLIS);
            assertThat(chartsOf(browser)).as("there is no chart on this screen").hasSize(before);
            operator.goTo("/console/");
            browser.await("document.querySelector('bank-chart svg')");
            assertThat(chartsOf(browser)).as("now there is one").hasSize(before + 1);
        }
    }

    @Test
    void aSlowNetworkIsSaidAndNothingIsDoneTwice() throws Exception {
        String account = new Customers(bank).accountOf("customer1", "EUR", "100.00");
        try (Person teller = Person.signedIn(chromium, bank.address(), "teller", 1_280)) {
            Browser browser = teller.browser();
            slow(browser, LATENCY_MILLIS);
            teller.leaveFor("/console/accounts/" + account);
            browser.await("document.querySelector('main .waiting')?.textContent.includes('Loading')");
            browser.await("document.querySelector('.balance .figure')?.textContent.includes('100.00')");
            teller.press("Deposit");
            teller.fill("amount", "20.50");
            browser.evaluate(
                    "for (const press of [1, 2, 3]) {" + " document.querySelector('dialog form').requestSubmit(); }");
            browser.await("document.querySelector('dialog form button:disabled')?.textContent === 'Just a moment'");
            browser.evaluate("document.querySelector('dialog form').requestSubmit()");
            browser.await("!document.querySelector('dialog')");
            browser.await("document.querySelector('.balance .figure').textContent.includes('120.50')");
            assertThat(sentTo(browser, "/deposits")).as("deposits sent").hasSize(1);
            assertThat(browser.text("main .note.bad")).isNull();
            assertThat(browser.troubles()).isEmpty();
        }
    }

    @Test
    void aTransferIsSentOnceOverASlowNetworkHoweverOftenTheButtonIsPressed() throws Exception {
        Customers customers = new Customers(bank);
        String from = customers.accountOf("customer2", "EUR", "50.00");
        String to = customers.accountOf("customer1", "EUR", "0");
        try (Person customer = Person.signedIn(chromium, bank.address(), "customer2", 1_280)) {
            Browser browser = customer.browser();
            customer.goTo("/console/transfers/new?from=" + from);
            customer.fill("toAccountId", to);
            customer.fill("amount", "5.00");
            customer.press("Review");
            slow(browser, LATENCY_MILLIS);
            browser.await("document.querySelector('section.card .figure')?.textContent.includes('5.00')");
            browser.evaluate("{ const send = document.querySelector('.answer .primary');"
                    + " for (const press of [1, 2, 3]) { send.click(); } }");
            browser.await("location.pathname.match('/console/transfers/[0-9a-f-]{36}')");
            browser.await("document.querySelector('main .badge')?.textContent === 'Completed'");
            assertThat(sentTo(browser, "/api/v1/transfers")).hasSize(1);
            assertThat(bank.as("customer2").get("/api/v1/accounts/" + from).text("posted"))
                    .isEqualTo("45.00");
        }
    }

    private static List<String> chartsOf(Browser browser) {
        return browser.requests().stream()
                .filter(address -> address.contains("echarts.esm"))
                .toList();
    }

    private static List<String> sentTo(Browser browser, String path) {
        return browser.requests().stream()
                .filter(address -> address.endsWith(path))
                .toList();
    }

    private static void slow(Browser browser, int latencyMillis) {
        browser.call(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        latencyMillis,
                        "downloadThroughput",
                        60_000,
                        "uploadThroughput",
                        20_000));
    }
}
