package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What customers do with their money, and tellers for them, in front of the console; and what they are refused. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersIT {

    private static final int WIDE = 1_280;

    private final BankProcess bank;
    private final Customers customers;
    private final Person customer;

    CustomersIT(BankProcess bank) throws Exception {
        this.bank = bank;
        this.customers = new Customers(bank);
        Chromium chromium = Chromium.orSkip("nobody was served at the console");
        this.customer = Person.signedIn(chromium, bank.address(), "customer1", WIDE);
    }

    @AfterAll
    void leave() {
        customer.close();
    }

    @Test
    void setMoneyAsideAndTakeItOrGiveItBack() {
        String account = customers.accountOf("customer1", "EUR", "100.00");
        customer.goTo("/console/accounts/" + account);
        hold("500.00");
        customer.awaitText("dialog .note.bad", "does not suffice");
        customer.fill("amount", "30.00");
        customer.agree();
        customer.awaitText("bank-holds tbody", "A card payment");
        customer.awaitText(".balance dl", "On hold €30.00");
        customer.press("Take");
        customer.fill("amount", "31.00");
        customer.agree();
        customer.awaitText("dialog .note.bad", "No more than the held amount");
        customer.fill("amount", "10.00");
        customer.agree();
        customer.awaitText(".balance .figure", "€90.00");
        customer.browser().await("!document.querySelector('bank-holds section')");
        hold("5.00");
        customer.press("Give back");
        customer.agree();
        customer.awaitText(".balance dl", "Available €90.00");
        customer.awaitText("bank-movements tbody", "Capture");
        customer.browser()
                .await("document.querySelector('bank-chart').series[0].points"
                        + ".map((one) => one[1]).join() === '100,90'");
        customer.browser().await("document.querySelector('bank-chart svg path')");
    }

    @Test
    void scheduleATransferAndCallItOff() {
        String from = customers.accountOf("customer1", "EUR", "100.00");
        String to = customers.accountOf("customer1", "EUR", "0");
        order(from, to, "7.00", LocalDateTime.now().plusYears(3));
        customer.awaitText("main .note.bad", "scheduled for the next 366 days");
        customer.press("Change something");
        customer.fill("executeAt", local(LocalDateTime.now().plusDays(3)));
        customer.press("Review");
        customer.press("Send the money");
        customer.awaitText(".head .badge", "Scheduled");
        customer.awaitText(".timeline .pending", "Waits for its time");
        String transfer = customer.browser().evaluate("location.pathname").asString();
        customer.goTo("/console/accounts/" + from);
        customer.awaitText("bank-holds tbody", "Scheduled");
        customer.goTo(transfer);
        customer.press("Cancel");
        customer.agree();
        customer.awaitText(".head .badge", "Cancelled");
        customer.awaitText(".timeline", "Called off");
        customer.browser().await("!document.querySelector('.timeline .pending')");
    }

    @Test
    void giveATransferBackAndNoMoreThanItMoved() {
        String from = customers.accountOf("customer1", "EUR", "100.00");
        String to = customers.accountOf("customer1", "EUR", "0");
        String transfer = bank.as("customer1")
                .post("/api/v1/transfers", Customers.transfer(from, to, "10.00"))
                .text("transferId");
        Customers.awaitEnd(bank.as("customer1"), transfer);
        customer.goTo("/console/transfers/" + transfer);
        reverse("4.00");
        customer.awaitText(".facts", "Reversal of " + transfer.substring(0, 8));
        customer.awaitText(".head .badge", "Completed");
        customer.awaitText("main .answer", "The money has arrived");
        customer.goTo("/console/transfers/" + transfer);
        customer.awaitText(".facts", "Given back €4.00");
        customer.awaitText(".timeline", "The reversal is done");
        reverse("7.00");
        customer.awaitText("dialog .note.bad", "No more than the transfer moved can be reversed");
        customer.browser().key("Escape");
        customer.awaitDone();
        assertThat(bank.as("customer1").get("/api/v1/accounts/" + from).text("posted"))
                .isEqualTo("94.00");
    }

    @Test
    void readWhyATransferWasRefused() {
        String from = customers.accountOf("customer1", "EUR", "1.00");
        String to = customers.accountOf("customer1", "EUR", "0");
        order(from, to, "7.00", null);
        customer.awaitText(".head .badge", "Rejected");
        customer.awaitText("main .answer", "The payer’s account said no: insufficient funds. Nothing was moved.");
        customer.awaitText(".timeline .bad", "The payer’s account refuses");
        order(from, from, "1.00", null);
        customer.awaitText("main .note.bad", "two different accounts");
        String frozen = customers.accountOf("customer1", "EUR", "9.00");
        assertThat(bank.as("teller")
                        .post("/api/v1/accounts/" + frozen + "/freeze", "")
                        .status())
                .isEqualTo(200);
        order(frozen, to, "1.00", null);
        customer.awaitText("main .answer", "The payer’s account said no: account frozen.");
        customer.awaitText(".route", frozen.substring(0, 8));
    }

    @Test
    void orderWhatIsToHappenAgainAndAgain() {
        String from = customers.accountOf("customer1", "EUR", "1.00");
        String to = customers.accountOf("customer1", "EUR", "0");
        customer.goTo("/console/standing-orders");
        customer.press("New standing order");
        customer.fill("fromAccountId", from);
        customer.fill("toAccountId", to);
        customer.fill("amount", "3.25");
        customer.fill("start", LocalDate.now().plusYears(2).toString());
        customer.agree();
        customer.awaitText("dialog .note.bad", "begins within 366 days");
        customer.fill("start", LocalDate.now().plusDays(40).toString());
        customer.agree();
        customer.awaitDone();
        customer.awaitText("section.card h2", "€3.25 every month");
        customer.pressIn("€3.25 every month", "Call it off");
        customer.agree();
        customer.awaitDone();
        customer.awaitText("section.card header", "€3.25 every month Cancelled");
    }

    @Test
    void findAnAccountWhileTheyTypeAndTakeItsStatementHome(@TempDir Path home) throws Exception {
        String account = customers.accountOf("customer1", "EUR", "12.34");
        customer.goTo("/console/accounts");
        customer.fill("q", "nobody-is-called-so");
        customer.awaitText("main .empty", "Nobody fits");
        customer.fill("q", Canary.NAME.split(" ", 2)[0].replace("ia", "ja"));
        customer.awaitText("tbody tr", Canary.NAME);
        customer.goTo("/console/accounts/" + account);
        customer.browser().downloadInto(home);
        customer.press("Statement");
        customer.agree();
        File statement = home.resolve("statement-" + account + ".csv").toFile();
        Awaitility.await("the statement").until(statement::isFile);
        assertThat(Files.readString(statement.toPath())).contains("12.34", Canary.REFERENCE);
    }

    @Test
    void areServedByATeller() throws Exception {
        Chromium chromium = Chromium.onThisMachine().orElseThrow();
        try (Person teller = Person.signedIn(chromium, bank.address(), "teller", WIDE)) {
            teller.goTo("/console/accounts/new");
            teller.fill("ownerName", Canary.NAME);
            teller.fill("customerId", " ");
            teller.press("Open the account");
            teller.awaitText("main .note.bad", "customerId");
            teller.fill("customerId", "customer1");
            teller.press("Open the account");
            teller.awaitText("main .balance .figure", "€0.00");
            change(teller, "Deposit", "amount", "20.00");
            teller.awaitText("main .balance .figure", "€20.00");
            change(teller, "Overdraft", "limit", "100.00");
            teller.awaitText("main .balance dl", "Available €120.00");
            change(teller, "Limits", "perTransfer", "50.00");
            teller.press("Freeze");
            teller.agree();
            teller.awaitText("main .head .badge", "Frozen");
            teller.press("Unfreeze");
            teller.agree();
            teller.awaitText("main .head .badge", "Open");
            teller.press("Close");
            teller.agree();
            teller.awaitText("dialog .note.bad", "Only an account without a balance can be closed");
        }
    }

    private static void change(Person teller, String what, String field, String value) {
        teller.press(what);
        teller.fill(field, value);
        teller.agree();
        teller.awaitDone();
    }

    private void hold(String amount) {
        customer.press("Hold");
        customer.fill("amount", amount);
        customer.agree();
    }

    private void reverse(String amount) {
        customer.press("Reverse");
        customer.fill("amount", amount);
        customer.agree();
    }

    private void order(String from, String to, String amount, @Nullable LocalDateTime when) {
        customer.leaveFor("/console/nowhere");
        customer.goTo("/console/transfers/new?from=" + from);
        customer.fill("toAccountId", to);
        customer.fill("amount", amount);
        customer.fill("executeAt", when == null ? "" : local(when));
        customer.press("Review");
        customer.press("Send the money");
    }

    private static String local(LocalDateTime when) {
        return when.withSecond(0).withNano(0).toString();
    }
}
