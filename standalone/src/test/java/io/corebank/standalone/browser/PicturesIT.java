package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of the documents, with the system property {@code pictures}: of a bank of its own, with people who
 * have names that one may show.
 */
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class PicturesIT {

    private static final Path FOLDER = Path.of("..", "docs", "images");
    private static final long LARGEST = 150_000;
    private static final String STILL = "new Promise((done) => setTimeout(() => done(true), 900))";

    private final BankProcess bank = BankProcess.start(SharedBank.freshFolder());
    private final AtomicBoolean busy = new AtomicBoolean(true);

    @Test
    void showsTheConsole() throws Exception {
        Chromium chromium = Chromium.onThisMachine().orElseThrow();
        String ada = account("Ada Lovelace");
        String charles = account("Charles Babbage");
        for (int i = 0; i < 12; i++) {
            deposit(ada, (900 - 70 * i) + ".00", i % 3 == 0 ? "salary" : "cash");
            transfer(ada, charles, (31 + 17 * i) + ".50", "rent");
        }
        String transfer = transfer(ada, charles, "120.00", "analytical engine");
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", 1_280)) {
            Thread life = new Thread(() -> live(ada));
            life.start();
            auditor.goTo("/console/");
            auditor.browser().await("document.querySelector('bank-chart path')");
            auditor.browser().await("document.querySelector('bank-overview').samples.length > 9");
            take(auditor.browser(), "console-overview", 1_280, 1_120, "light");
            auditor.goTo("/console/events");
            auditor.press("Group");
            auditor.browser().await("document.querySelectorAll('.histogram button').length > 0");
            take(auditor.browser(), "console-events", 1_280, 900, "light");
            busy.set(false);
            life.join();
            auditor.goTo("/console/transfers/" + transfer);
            take(auditor.browser(), "console-transfer", 1_280, 980, "light");
            take(auditor.browser(), "console-phone", 380, 760, "dark");
            auditor.goTo("/console/inspect/" + transfer + "?sequence=2");
            auditor.browser().await("document.querySelector('.causation a')");
            take(auditor.browser(), "console-inspector", 1_280, 1_560, "light");
            auditor.goTo("/console/accounts/" + ada);
            auditor.browser().await("document.querySelector('bank-chart path')");
            take(auditor.browser(), "console-account", 1_280, 860, "dark");
        } finally {
            busy.set(false);
            bank.close();
        }
    }

    private void live(String account) {
        for (int i = 0; busy.get() && i < 5_000; i++) {
            deposit(account, (i % 90 + 1) + ".00", "cash");
        }
    }

    private String account(String name) {
        Answer opened = bank.as("customer1")
                .post("/api/v1/accounts", "{\"currency\":\"EUR\",\"ownerName\":\"%s\"}".formatted(name));
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        return opened.text("accountId");
    }

    private void deposit(String account, String amount, String reference) {
        Answer done = bank.as("teller")
                .post(
                        "/api/v1/accounts/" + account + "/deposits",
                        "{\"amount\":\"%s\",\"currency\":\"EUR\",\"reference\":\"%s\"}".formatted(amount, reference));
        assertThat(done.status()).as("%s", done).isIn(201, 429);
    }

    private String transfer(String from, String to, String amount, String reference) {
        BankClient customer = bank.as("customer1");
        String transfer = customer.post(
                        "/api/v1/transfers",
                        ("{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"%s\","
                                        + "\"currency\":\"EUR\",\"reference\":\"%s\"}")
                                .formatted(from, to, amount, reference))
                .text("transferId");
        Customers.awaitEnd(customer, transfer);
        return transfer;
    }

    private static void take(Browser browser, String name, int width, int height, String scheme) throws IOException {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.call("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        browser.evaluate("dispatchEvent(new Event('theme')); scrollTo(0, 0)");
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        browser.evaluate(STILL);
        Path file = FOLDER.resolve(name + ".png");
        Picture.of(browser.picture()).writeTo(file);
        assertThat(Files.size(file)).as("bytes of %s", file).isBetween(10_000L, LARGEST);
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
    }
}
