package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen for every role, as a person sees it; what goes wrong is said in words. */
@ExtendWith(SharedBank.class)
class ScreensIT {

    private static final int WIDE = 1280;
    private static final int NARROW = 380;

    /** The width of what there is once it has been laid out and painted. */
    private static final String WIDTH = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>"
            + " requestAnimationFrame(() => done(document.documentElement.scrollWidth)))))";

    private final BankProcess bank;
    private final Chromium chromium;

    ScreensIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.onThisMachine().orElseGet(() -> {
            System.err.println("SKIPPED: there is no Chromium on the PATH, so nobody looked at the console's screens");
            return abort("no Chromium on the PATH");
        });
    }

    @ParameterizedTest
    @CsvSource({"customer1, 5", "teller, 4", "operator, 11", "auditor, 11"})
    void everyScreenWorksForThoseWhoMaySeeIt(String user, int atLeast) throws Exception {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer1", "EUR", "100.00");
        String transfer = transferFrom(customers, account);
        try (Person person = Person.signedIn(chromium, bank.address(), user, WIDE)) {
            List<String> screens = new ArrayList<>(person.menu());
            assertThat(screens).hasSizeGreaterThanOrEqualTo(atLeast);
            screens.add("/console/accounts/" + account);
            screens.add("/console/transfers/" + transfer);
            if (screens.contains("/console/inspect")) {
                screens.add("/console/inspect/" + account + "?sequence=1");
            }
            SoftAssertions all = new SoftAssertions();
            for (String screen : screens) {
                person.goTo(screen);
                examine(person.browser(), all, user + " at " + screen);
            }
            all.assertThat(person.browser().requests())
                    .allMatch(address -> address.startsWith(bank.address().toString()) || !address.startsWith("http"));
            all.assertAll();
        }
    }

    @Test
    void aDepositIsSeenAtOnceAndARefusalIsSaidInWords() throws Exception {
        String account = new Customers(bank).accountOf("customer1", "EUR", "100.00");
        try (Person teller = Person.signedIn(chromium, bank.address(), "teller", WIDE)) {
            teller.goTo("/console/accounts/" + account);
            teller.press("Deposit");
            teller.fill("amount", "20.50");
            teller.agree();
            teller.browser().await("document.querySelector('.balance .figure').textContent.includes('120.50')");

            teller.press("Withdraw");
            teller.fill("amount", "1000.00");
            teller.agree();
            teller.browser().await("document.querySelector('dialog .note.bad')");
            assertThat(teller.browser().text("dialog .note.bad")).contains("does not suffice");
        }
    }

    @Test
    void saysThatTheBankDoesNotAnswerAndGoesOnWhenItDoes() throws Exception {
        try (Person operator = Person.signedIn(chromium, bank.address(), "operator", WIDE)) {
            operator.goTo("/console/processors");
            connection(operator, true);
            operator.browser()
                    .await("document.querySelector('main .note.bad')?.textContent.includes('does not answer')");
            assertThat(operator.browser().text("main h1")).isEqualTo("Processors");
            connection(operator, false);
            operator.browser().await("!document.querySelector('main .note.bad')");
        }
    }

    @Test
    void opensAScreenWhoseScriptCouldNotBeFetchedAsSoonAsItCan() throws Exception {
        try (Person operator = Person.signedIn(chromium, bank.address(), "operator", WIDE)) {
            connection(operator, true);
            operator.leaveFor("/console/events");
            operator.browser()
                    .await("document.querySelector('main .note.bad')?.textContent.includes('does not answer')");
            connection(operator, false);
            operator.browser().await("document.querySelector('main h1')?.textContent === 'Event log'");
        }
    }

    private static void connection(Person person, boolean offline) {
        person.browser()
                .call(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private String transferFrom(Customers customers, String account) {
        String other = customers.accountOf("customer1", "EUR", "0");
        String transfer = bank.as("customer1")
                .post("/api/v1/transfers", Customers.transfer(account, other, "10.00"))
                .text("transferId");
        Customers.awaitEnd(bank.as("customer1"), transfer);
        return transfer;
    }

    private static void examine(Browser browser, SoftAssertions all, String where) throws IOException {
        all.assertThat(browser.text("main .note.bad")).as("%s says", where).isNull();
        all.assertThat(browser.text("main h1")).as("title of %s", where).isNotEqualTo("There is nothing here");
        for (String scheme : List.of("light", "dark")) {
            appearance(browser, scheme);
            all.assertThat(Axe.violations(browser))
                    .as("stumbling blocks of %s, %s", where, scheme)
                    .isEmpty();
        }
        size(browser, NARROW);
        all.assertThat(browser.evaluate(WIDTH).asInt())
                .as("width of %s on a phone", where)
                .isLessThanOrEqualTo(NARROW);
        size(browser, WIDE);
        all.assertThat(browser.troubles()).as("errors at %s", where).isEmpty();
    }

    /** Without motion, because a colour on its way to another is neither. */
    private static void appearance(Browser browser, String scheme) {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private static void size(Browser browser, int width) {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }
}
