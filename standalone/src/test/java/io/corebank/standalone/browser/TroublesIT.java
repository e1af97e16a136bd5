package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.browser.Line.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every screen over a slow line, with the bank down, and refused: it says so in words, and recovers by itself. */
@ExtendWith(SharedBank.class)
class TroublesIT {

    private static final int WIDE = 1_280;

    /** So many screens one person looks at, while others look at the next ones. */
    private static final int AT_A_WINDOW = 6;

    private static final String SAID = "document.querySelector('main .note.bad')?.textContent";

    /** They ask the bank for nothing before somebody has typed something. */
    private static final List<String> SILENT = List.of("/accounts/new", "/inspect");

    private final BankProcess bank;
    private final Chromium chromium;

    TroublesIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody saw the console in trouble");
    }

    @Test
    void everyScreenSaysToEverybodyWhatKeepsItAndRecovers() throws Exception {
        Screens screens = Screens.of(bank);
        List<Crowd.Task> tasks = new ArrayList<>();
        for (String user : List.of("operator", "auditor", "customer1", "teller")) {
            List<String> theirs = Screens.all().stream()
                    .filter(screen -> Screens.isFor(user, screen) && !SILENT.contains(screen))
                    .toList();
            Crowd.parts(theirs, AT_A_WINDOW).forEach(few -> tasks.add(() -> suffer(user, screens, few)));
        }
        Crowd.together(tasks);
    }

    private void suffer(String user, Screens screens, List<String> few) throws IOException {
        try (Person person = Person.signedIn(chromium, bank.address(), user, WIDE);
                Line line = new Line(person.browser())) {
            assertThat(Screens.knownTo(person.browser())).containsExactlyInAnyOrderElementsOf(Screens.all());
            for (String screen : few) {
                suffers(person, line, screens.address(screen));
            }
            assertThat(person.browser().troubles())
                    .as("besides what the browser says to %s of requests that fail", user)
                    .allMatch(trouble -> trouble.contains("Failed to load resource"));
        }
    }

    @Test
    void whatCouldNotBeSentIsSentOnceWhenItCan() throws Exception {
        try (Person customer = Person.signedIn(chromium, bank.address(), "customer1", WIDE);
                Line line = new Line(customer.browser())) {
            Browser browser = customer.browser();
            customer.goTo("/console/accounts/new");
            customer.fill("ownerName", Canary.NAME);
            for (State trouble : List.of(State.CUT, State.REFUSING)) {
                line.is(trouble);
                customer.press("Open the account");
                browser.await(SAID + "?.includes('" + (trouble == State.CUT ? "does not answer" : Line.REFUSAL) + "')");
            }
            line.is(State.OPEN);
            customer.press("Open the account");
            browser.await("document.querySelector('main .balance .figure')?.textContent.includes('0.00')");
            String account =
                    browser.evaluate("location.pathname.split('/').at(-1)").asString();
            new Customers(bank).deposit(account, "EUR", "50.00");
            customer.press("Hold");
            customer.fill("amount", "20.00");
            line.is(State.CUT);
            customer.agree();
            browser.await("document.querySelector('dialog .note.bad')?.textContent.includes('does not answer')");
            line.is(State.OPEN);
            customer.agree();
            browser.await("!document.querySelector('dialog')");
            browser.await("[...document.querySelectorAll('bank-holds tbody tr')].length === 1");
            assertThat(bank.as("customer1").get("/api/v1/accounts/" + account).text("held"))
                    .isEqualTo("20.00");
        }
    }

    /** Comes from nowhere, so that all of the screen is asked for anew. */
    private static void suffers(Person person, Line line, String address) {
        Browser browser = person.browser();
        person.leaveFor("/console/nowhere");
        browser.await("document.querySelector('main h1')?.textContent === 'There is nothing here'");
        line.is(State.SLOW);
        person.leaveFor(address);
        browser.await("document.querySelector('main .waiting')?.textContent.includes('Loading')");
        line.is(State.CUT);
        browser.await(SAID + "?.includes('does not answer')");
        line.is(State.REFUSING);
        browser.await(SAID + "?.includes('" + Line.REFUSAL + "')"
                + " && document.querySelector('main .note.bad code').textContent === 'a-correlation-id'");
        line.is(State.OPEN);
        person.awaitScreen(address);
        browser.await("!document.querySelector('main .note.bad')");
    }
}
