package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An auditor in front of the event log: it grows, stands still, is asked, and can be taken elsewhere. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogIT {

    private static final String TYPES = ".event strong";

    private final BankProcess bank;
    private final Customers customers;
    private final Person auditor;

    EventLogIT(BankProcess bank) throws Exception {
        this.bank = bank;
        this.customers = new Customers(bank);
        Chromium chromium = Chromium.orSkip("nobody asked the log anything");
        this.auditor = Person.signedIn(chromium, bank.address(), "auditor", Examination.WIDE);
    }

    @AfterAll
    void leave() {
        auditor.close();
    }

    @Test
    void growsWhileOneLooksAndStandsStillWhenOneSaysSo() {
        String account = customers.accountOf("customer1", "EUR", "0");
        auditor.goTo("/console/events?q=account:" + account);
        auditor.awaitText(".head .badge", "Live");
        awaitTypes("Account Created");
        customers.deposit(account, "EUR", "1.00");
        awaitTypes("Money Deposited", "Account Created");
        auditor.press("Pause");
        auditor.awaitText(".head .badge", "Paused");
        long seen = auditor.browser().requests().size();
        customers.deposit(account, "EUR", "2.00");
        auditor.browser().evaluate("new Promise((done) => setTimeout(done, 1300))");
        assertThat(auditor.browser().requests())
                .as("asked for while it stands still")
                .hasSize((int) seen);
        assertThat(auditor.texts(TYPES)).hasSize(2);
        auditor.press("Go on");
        awaitTypes("Money Deposited", "Money Deposited", "Account Created");
    }

    @Test
    void answersQuestionsByTypeAggregateTimeAndTextAndSaysWhatIsNoQuestion() {
        String account = customers.accountOf("customer1", "EUR", "17.00");
        auditor.goTo("/console/events");
        ask("account:" + account + " type:MoneyDeposited after:1h");
        awaitTypes("Money Deposited");
        auditor.press("Group");
        auditor.awaitText(".groups li", "Money Deposited");
        auditor.browser().await("document.querySelectorAll('.histogram button:not(:disabled)').length === 1");
        auditor.browser().evaluate("document.querySelector('button.event').click()");
        auditor.awaitText("#chosen .json", "1700");
        ask("after:never");
        auditor.awaitText(".note.warn", "is no time");
        ask("account:" + account + " \"nobody wrote this\"");
        auditor.awaitText("main", "Nothing like that has happened");
        ask("account:" + account + " before:1h");
        auditor.awaitText("main", "Nothing like that has happened");
        ask("account:" + account + " accountcreated");
        awaitTypes("Account Created");
        auditor.press("Group");
    }

    @Test
    void tellsAllThatOneRequestDidAndNothingElse() {
        String payer = customers.accountOf("customer1", "EUR", "30.00");
        String payee = customers.accountOf("customer1", "EUR", "0");
        String transfer = bank.as("customer1")
                .post("/api/v1/transfers", Customers.transfer(payer, payee, "10.00"))
                .text("transferId");
        Customers.awaitEnd(bank.as("customer1"), transfer);
        auditor.goTo("/console/events");
        ask("transfer:" + transfer);
        auditor.browser().await("document.querySelectorAll('" + TYPES + "').length === 4");
        auditor.browser().evaluate("document.querySelector('button.event').click()");
        auditor.press("All of this request");
        auditor.browser().await("document.querySelectorAll('" + TYPES + "').length === 7");
        assertThat(auditor.texts(TYPES))
                .contains("Hold Placed", "Transfer Credited", "Hold Captured", "Transfer Completed")
                .doesNotContain("Account Created", "Money Deposited");
    }

    @Test
    void givesTheSameQuestionAwayAsACommand() throws Exception {
        String account = customers.accountOf("customer1", "EUR", "30.00");
        auditor.goTo("/console/events");
        ask("account:" + account + " type:AccountCreated");
        awaitTypes("Account Created");
        JsonNode answer = Curl.copied(auditor, bank, ".head .actions button:last-child");
        assertThat(answer.path("items").size()).isOne();
        assertThat(answer.at("/items/0/aggregateId").asString()).isEqualTo(account);
        assertThat(answer.toString()).doesNotContain(Canary.NAME);
    }

    private void ask(String question) {
        auditor.fill("q", question);
    }

    private void awaitTypes(String... types) {
        auditor.browser()
                .await("[...document.querySelectorAll('" + TYPES + "')].map((one) => one.textContent).join() === "
                        + Browser.quoted(String.join(",", types)));
    }
}
