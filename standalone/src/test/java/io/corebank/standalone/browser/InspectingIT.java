package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An auditor takes an account and a transfer apart: what was, what changed it, what caused it, and the proof. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectingIT {

    private final BankProcess bank;
    private final Customers customers;
    private final BankClient api;
    private final Person auditor;

    InspectingIT(BankProcess bank) throws Exception {
        this.bank = bank;
        this.customers = new Customers(bank);
        this.api = bank.as("auditor");
        Chromium chromium = Chromium.orSkip("nobody inspected anything");
        this.auditor = Person.signedIn(chromium, bank.address(), "auditor", Examination.WIDE);
    }

    @AfterAll
    void leave() {
        auditor.close();
    }

    @Test
    void seesWhatEachEventChangedAndTheStateAfterIt() {
        String account = customers.accountOf("customer1", "EUR", "30.00");
        customers.deposit(account, "EUR", "5.00");
        for (int sequence = 0; sequence < 3; sequence++) {
            JsonNode event = eventsOf(account).path(sequence);
            JsonNode state = api.get("/api/v1/admin/aggregates/" + account + "?sequence=" + sequence)
                    .json()
                    .path("state");
            auditor.goTo("/console/inspect/" + account + "?sequence=" + sequence);
            auditor.awaitText(".slider", sequence + " of 2");
            auditor.awaitText("#metadata", event.path("eventId").asString());
            assertThat(auditor.browser().text("#metadata"))
                    .contains(
                            event.path("hash").asString(),
                            event.at("/metaData/correlationId").asString());
            assertThat(auditor.browser().text("#payload"))
                    .contains(event.at("/payload/accountId").asString());
            assertThat(auditor.browser().text("#state .json"))
                    .contains("\"posted\": \"" + state.path("posted").asString() + "\"");
        }
        assertThat(auditor.texts(".changes tr"))
                .contains("Posted 30.00 35.00", "Available 30.00 35.00", "Version 2 3")
                .doesNotContain("Held 0.00 0.00");
        auditor.browser().evaluate("document.querySelector('[aria-label=\"One event back\"]').click()");
        auditor.awaitText(".changes tr", "Posted 0.00 30.00");
        assertThat(auditor.texts(".head .badge")).containsExactly("3 hashes unbroken");
    }

    @Test
    void goesToWhatWasAtAnyTime() {
        String account = customers.accountOf("customer1", "EUR", "0");
        Instant opened = Instant.parse(eventsOf(account).at("/0/at").asString()).truncatedTo(ChronoUnit.SECONDS);
        Awaitility.await("a second in which nothing happens")
                .until(() -> Instant.now().isAfter(opened.plusSeconds(2)));
        customers.deposit(account, "EUR", "30.00");
        auditor.goTo("/console/inspect/" + account);
        auditor.awaitText(".slider", "1 of 1");
        auditor.fill("at", LocalDateTime.ofInstant(opened.plusSeconds(1), ZoneId.systemDefault()) + "");
        auditor.awaitText(".slider", "0 of 1");
        auditor.awaitText("main h2", "Account Created");
        auditor.fill("at", "2001-01-01T00:00:00");
        auditor.browser().await("document.querySelector('main .note.bad')");
        auditor.fill("at", "2100-01-01T00:00:00");
        auditor.awaitText(".slider", "1 of 1");
        auditor.browser().await("!document.querySelector('main .note.bad')");
    }

    @Test
    void rebuildsItNowAndIsToldFromHowManyEventsAndHowFast() {
        String account = customers.accountOf("customer1", "EUR", "30.00");
        auditor.goTo("/console/inspect/" + account);
        auditor.awaitText(".rebuilt", "rebuilt from 2 events in");
        customers.deposit(account, "EUR", "1.00");
        auditor.press("Rebuild now");
        auditor.awaitText(".rebuilt", "rebuilt from 3 events in");
        assertThat(auditor.texts(".rebuilt"))
                .singleElement()
                .asString()
                .matches("The present state was rebuilt from 3 events in [0-9.]+ (ms|s), without a snapshot\\."
                        + " There are too few events for a snapshot to be kept\\.");
    }

    @Test
    void takesEverythingHomeAsJsonAndOneEventAsCurl(@TempDir Path home) throws Exception {
        String account = customers.accountOf("customer1", "EUR", "30.00");
        auditor.browser().downloadInto(home);
        auditor.goTo("/console/inspect/" + account + "?sequence=1");
        auditor.awaitText(".head .badge", "2 hashes unbroken");
        auditor.press("JSON");
        Path file = home.resolve(account + ".json");
        Awaitility.await("the file").until(() -> Files.isRegularFile(file) && Files.size(file) > 0);
        JsonNode taken = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(taken.path("events")).isEqualTo(eventsOf(account));
        assertThat(taken.at("/now/state/posted").asString()).isEqualTo("30.00");
        assertThat(taken.at("/chain/intact").asBoolean()).isTrue();
        assertThat(Curl.copied(auditor, bank, "#payload button").at("/items/0/eventId"))
                .isEqualTo(eventsOf(account).at("/1/eventId"));
    }

    @Test
    void followsARequestThroughWhatItCaused() {
        String payer = customers.accountOf("customer1", "EUR", "30.00");
        String payee = customers.accountOf("customer1", "EUR", "0");
        BankClient customer = bank.as("customer1");
        String transfer = customer.post("/api/v1/transfers", Customers.transfer(payer, payee, "10.00"))
                .text("transferId");
        Customers.awaitEnd(customer, transfer);
        Browser browser = auditor.browser();
        auditor.goTo("/console/inspect/" + transfer);
        browser.await("document.querySelectorAll('.causation a').length >= 7");
        assertThat(drawn("text.lane")).contains(transfer.substring(0, 8), payer.substring(0, 8), payee.substring(0, 8));
        assertThat(drawn("text.command"))
                .contains("Request Transfer", "Hold For Transfer", "Credit Transfer", "Capture Transfer Hold");
        assertThat(browser.evaluate("document.querySelectorAll('.causation path.edge').length")
                        .asInt())
                .as("every event but the first has what led to it")
                .isEqualTo(browser.evaluate("document.querySelectorAll('.causation a').length - 1")
                        .asInt());
        browser.evaluate("document.querySelector('.causation a').dispatchEvent("
                + "new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, button: 0 }))");
        browser.await("document.querySelector('.slider strong')?.textContent.startsWith('0 of')"
                + " && location.search === '?sequence=0'");
        assertThat(browser.troubles()).allMatch(trouble -> trouble.contains("Failed to load resource"));
    }

    private String drawn(String what) {
        return auditor.browser()
                .evaluate("[...document.querySelectorAll(" + Browser.quoted(what) + ")].map((one) => one.textContent)")
                .toString();
    }

    private JsonNode eventsOf(String aggregate) {
        return api.get("/api/v1/admin/aggregates/" + aggregate + "/events")
                .json()
                .path("items");
    }
}
