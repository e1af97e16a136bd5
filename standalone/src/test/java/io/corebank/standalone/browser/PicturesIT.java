package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.LaunchedCommand;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Takes the pictures of the documents, of the people of the demo, with the system property {@code pictures=true}; and
 * of every screen, wide and on a phone, light and dark, into {@code target/pictures} for whoever wants to look at all
 * of them, with {@code pictures=all}.
 */
@EnabledIfSystemProperty(named = "pictures", matches = "true|all")
class PicturesIT {

    private static final Path FOLDER = Path.of("..", "docs", "images");
    private static final Path ALL = Path.of("target", "pictures");
    private static final long LARGEST = 150_000;
    private static final String STILL = "new Promise((done) => setTimeout(() => done(true), 900))";

    private final BankProcess bank = BankProcess.start(SharedBank.freshFolder());
    private final Chromium chromium = Chromium.onThisMachine().orElseThrow();
    private final AtomicBoolean busy = new AtomicBoolean(true);
    private final String ada;
    private final String grace;

    PicturesIT() {
        LaunchedCommand demo = LaunchedCommand.of("demo", "--minutes", "0", "--port", Integer.toString(bank.port()));
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        ada = accountOf("Ada");
        grace = accountOf("Grace");
    }

    @AfterEach
    void stop() {
        busy.set(false);
        bank.close();
    }

    @Test
    void showsTheConsole() throws Exception {
        String transfer = transfer("120.00", "Analytical engine");
        Thread life = new Thread(this::live);
        life.start();
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", 1_280)) {
            Browser browser = auditor.browser();
            auditor.goTo("/console/");
            browser.await("document.querySelector('bank-overview').samples.length > 12");
            take(browser, FOLDER, "console-overview", 1_280, 1_120, "light");
            auditor.goTo("/console/events");
            auditor.press("Group");
            browser.await("document.querySelectorAll('.histogram button').length > 0");
            take(browser, FOLDER, "console-events", 1_280, 900, "light");
            busy.set(false);
            life.join();
            auditor.goTo("/console/transfers/" + transfer);
            auditor.awaitText(".route", "Ada");
            take(browser, FOLDER, "console-transfer", 1_280, 980, "light");
            take(browser, FOLDER, "console-phone", 380, 760, "dark");
            auditor.goTo("/console/inspect/" + transfer + "?sequence=2");
            browser.await("document.querySelector('.causation a')");
            take(browser, FOLDER, "console-inspector", 1_280, 1_640, "light");
            auditor.goTo("/console/accounts/" + ada);
            browser.await("document.querySelector('bank-chart path')");
            take(browser, FOLDER, "console-account", 1_280, 860, "dark");
            appearance(browser, "light");
            browser.visit(bank.address().resolve("/swagger-ui.html"));
            browser.await("document.querySelectorAll('.opblock').length > 3");
            take(browser, FOLDER, "swagger-ui", 1_280, 1_000, "light");
        }
    }

    @Test
    void showsEveryScreen() throws Exception {
        assumeTrue("all".equals(System.getProperty("pictures")), "only the pictures of the documents are wanted");
        Files.createDirectories(ALL);
        Map<String, String> things =
                Map.of("accounts", ada, "inspect", ada, "transfers", transfer("12.00", "Tea"), "webhooks", webhook());
        for (String user : List.of("operator", "customer1", "teller")) {
            try (Person person = Person.signedIn(chromium, bank.address(), user, 1_280)) {
                for (String screen : Screens.all()) {
                    if (Screens.isFor(user, screen) && (user.equals("operator") || screen.matches(".*/(new|:id)"))) {
                        person.goTo("/console" + screen.replace(":id", things.getOrDefault(kindOf(screen), "")));
                        String name = user + screen.replace('/', '-').replace(":", "");
                        take(person.browser(), ALL, name, 1_280, 1_000, "light");
                        take(person.browser(), ALL, name + "-phone", 380, 1_000, "dark");
                    }
                }
            }
        }
        try (Browser nobody = Browser.open(chromium, 1_280, 900)) {
            nobody.visit(bank.address().resolve("/console/"));
            nobody.await("document.querySelector('main.welcome button')");
            take(nobody, ALL, "welcome", 1_280, 800, "light");
            nobody.visit(bank.address().resolve("/login"));
            nobody.await("document.querySelector('#username')");
            take(nobody, ALL, "login", 1_280, 800, "light");
            take(nobody, ALL, "login-phone", 380, 700, "dark");
        }
    }

    private static String kindOf(String screen) {
        return screen.split("/", -1)[1];
    }

    private void live() {
        BankClient teller = bank.as("teller");
        for (int i = 0; busy.get() && i < 3_000; i++) {
            if (i % 5 == 0) {
                transfer(5 + i % 40 + ".50", "Lunch");
            } else {
                Answer done = teller.post(
                        "/api/v1/accounts/" + (i % 2 == 0 ? ada : grace) + "/deposits",
                        "{\"amount\":\"%d.00\",\"currency\":\"EUR\",\"reference\":\"Cash\"}".formatted(i % 90 + 1));
                assertThat(done.status()).as("%s", done).isIn(201, 429);
            }
        }
    }

    private String accountOf(String name) {
        for (JsonNode account :
                bank.as("auditor").get("/api/v1/accounts?q=" + name).json().path("items")) {
            if (account.path("ownerName").asString().startsWith(name)
                    && !account.path("ownerName").asString().contains("savings")) {
                return account.path("accountId").asString();
            }
        }
        throw new AssertionError("Nobody is called " + name);
    }

    private String webhook() {
        return bank.as("customer1")
                .post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\",\"description\":\"Bookkeeping\"}")
                .text("webhookId");
    }

    private String transfer(String amount, String reference) {
        BankClient customer = bank.as("customer1");
        String body =
                Customers.transfer(ada, grace, amount).replaceAll("\"reference\":\"[^\"]*\"", "\"reference\":\"%s\"");
        String transfer =
                customer.post("/api/v1/transfers", body.formatted(reference)).text("transferId");
        Customers.awaitEnd(customer, transfer);
        return transfer;
    }

    private static void take(Browser browser, Path folder, String name, int width, int height, String scheme)
            throws IOException {
        appearance(browser, scheme);
        browser.call("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        browser.evaluate("dispatchEvent(new Event('theme')); scrollTo(0, 0)");
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        browser.evaluate(STILL);
        Path file = folder.resolve(name + ".png");
        Picture.of(browser.picture()).writeTo(file);
        assertThat(Files.size(file)).as("bytes of %s", file).isBetween(3_000L, LARGEST);
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
    }

    /** What a page begins with, and what this one changes to. */
    private static void appearance(Browser browser, String scheme) {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }
}
