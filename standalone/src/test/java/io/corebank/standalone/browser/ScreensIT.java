package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every screen for every role, as a person sees it; what goes wrong is said in words. */
@ExtendWith(SharedBank.class)
class ScreensIT {

    private static final int WIDE = Examination.WIDE;

    /** Who is offered what on any of the screens. */
    private static final String OFFERS = """
            customer1 Events:0 Deposit:0 Hold:1 Withdraw:1 Transfer:1 Freeze:0 Statement:1 Limits:0 Reverse:1 New:1
            teller Events:0 Deposit:1 Hold:0 Withdraw:1 Transfer:0 Freeze:1 Statement:1 Limits:1 Reverse:1
            operator Events:1 Deposit:0 Hold:0 Withdraw:0 Transfer:0 Freeze:1 Statement:1 Reverse:1 Split:1 New:1
            auditor Events:1 Deposit:0 Hold:0 Withdraw:0 Transfer:0 Freeze:0 Statement:1 Reverse:0 Split:0 New:0
            """;

    private static final String KEPT = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])";

    private final BankProcess bank;
    private final Chromium chromium;

    ScreensIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody looked at the console's screens");
    }

    @Test
    void everyScreenWorksForThoseWhoMaySeeItAndForNobodyElse() throws Exception {
        Screens screens = Screens.of(bank);
        Crowd.together(OFFERS.lines()
                .<Crowd.Task>map(line -> () -> looksAround(screens, line.split(" ", -1)))
                .toList());
    }

    private void looksAround(Screens screens, String... offers) throws IOException {
        String user = offers[0];
        try (Person person = Person.signedIn(chromium, bank.address(), user, WIDE)) {
            SoftAssertions all = new SoftAssertions();
            Set<String> offered = new HashSet<>();
            for (String screen : Screens.all()) {
                String where = user + " at " + screen;
                if (Screens.isFor(user, screen)) {
                    person.goTo(screens.address(screen));
                    person.buttons().forEach(name -> offered.add(name.split(" ", 2)[0]));
                    Examination.of(person, all, where);
                } else {
                    staysOut(person, all, screens.address(screen), where);
                }
            }
            for (String offer : List.of(offers).subList(1, offers.length)) {
                all.assertThat(offered.contains(offer.split(":", -1)[0]))
                        .as("%s may %s", user, offer)
                        .isEqualTo(offer.endsWith(":1"));
            }
            all.assertThat(person.menu().stream().map(link -> link.substring("/console".length())))
                    .as("menu of %s", user)
                    .containsExactlyInAnyOrderElementsOf(Screens.all().stream()
                            .filter(screen -> Screens.isFor(user, screen) && !screen.matches(".*/(:id|new|tour)"))
                            .toList());
            all.assertThat(person.browser().requests())
                    .allMatch(address -> address.startsWith(bank.address().toString()) || !address.startsWith("http"));
            all.assertThat(person.browser().evaluate(KEPT).toString())
                    .as("what the browser keeps of %s, of which nothing may be a token", user)
                    .doesNotContain("eyJ", "access", "token");
            all.assertAll();
        }
    }

    @Test
    void showsACustomerNothingOfAnother() throws Exception {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer2", "EUR", "100.00");
        String other = customers.accountOf("customer2", "EUR", "0");
        String transfer = bank.as("customer2")
                .post("/api/v1/transfers", Customers.transfer(account, other, "10.00"))
                .text("transferId");
        String webhook = bank.as("customer2")
                .post("/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/hook\"}")
                .text("webhookId");
        customers.accountOf("customer1", "EUR", "1.00");
        try (Person customer = Person.signedIn(chromium, bank.address(), "customer1", WIDE)) {
            for (String screen : List.of("accounts/" + account, "transfers/" + transfer, "webhooks/" + webhook)) {
                customer.leaveFor("/console/" + screen);
                customer.awaitText("main .note.bad", "no such");
                assertThat(customer.browser().text("main")).doesNotContain("100.00", "10.00", "127.0.0.1");
            }
            for (String screen : List.of("accounts", "transfers", "webhooks")) {
                customer.goTo("/console/" + screen);
                assertThat(customer.browser()
                                .evaluate("document.querySelector('main').innerHTML")
                                .asString())
                        .doesNotContain(account, transfer, webhook);
            }
            customer.goTo("/console/accounts");
            customer.fill("q", account);
            customer.awaitText("main .empty", "Nobody fits");
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
            teller.fill("amount", "0.50");
            teller.agree();
            teller.browser().await("document.querySelector('.balance .figure').textContent.includes('120.00')");
            teller.awaitDone();
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

    private static void staysOut(Person person, SoftAssertions all, String address, String where) {
        person.leaveFor(address);
        if (address.equals("/console/")) {
            person.awaitScreen("/console/accounts");
            return;
        }
        person.awaitText("main", "This screen is for other roles");
        all.assertThat(person.browser().text("main h1"))
                .as("title of %s", where)
                .isEqualTo("There is nothing here");
    }
}
