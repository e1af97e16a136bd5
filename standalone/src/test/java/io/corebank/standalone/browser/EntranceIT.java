package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.SharedBank;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way in and out: who is who they say, comes to where they wanted; and nobody is shut out of the door itself. */
@ExtendWith(SharedBank.class)
class EntranceIT {

    private static final String SIGN_IN = "document.querySelector('main.welcome button')";
    private static final String SUBMIT = "document.querySelector('#username').value = 'operator';"
            + " document.querySelector('#password').value = '%s';"
            + " document.querySelector('button[type=submit]').click()";

    private final BankProcess bank;
    private final Chromium chromium;

    EntranceIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody came in");
    }

    @Test
    void leadsToWhereOneWantedAndOutAgain() throws Exception {
        SoftAssertions all = new SoftAssertions();
        try (Browser browser = Browser.open(chromium, Examination.WIDE, 900)) {
            browser.visit(bank.address().resolve("/console/processors"));
            browser.await(SIGN_IN);
            door(browser, all, "the way in");
            browser.evaluate(SIGN_IN + ".click()");
            browser.await("document.querySelector('#username')");
            door(browser, all, "the login");
            browser.evaluate(SUBMIT.formatted("wrong"));
            browser.await("document.querySelector('[role=alert]')");
            door(browser, all, "the login that was refused");
            browser.evaluate(SUBMIT.formatted("demo"));
            browser.await("document.querySelector('main h1')?.textContent === 'Processors'");
            all.assertThat(browser.troubles()).isEmpty();
            browser.evaluate("document.querySelector('[aria-label=\"Sign out\"]').click()");
            browser.await(SIGN_IN);
            browser.evaluate(SIGN_IN + ".click()");
            browser.await("document.querySelector('#username')");
            List<String> elsewhere = browser.requests().stream()
                    .filter(address -> address.startsWith("http")
                            && !address.startsWith(bank.address().toString()))
                    .toList();
            assertThat(elsewhere).isEmpty();
        }
        all.assertAll();
    }

    /** It is not known here whether a browser keeps a page that is driven: it is told that it was kept. */
    @Test
    void isOpenAgainToWhomCameBackOrCouldNotLeave() throws Exception {
        try (Browser browser = Browser.open(chromium, Examination.WIDE, 900)) {
            browser.visit(bank.address().resolve("/console/"));
            browser.await(SIGN_IN);
            browser.evaluate("crypto.subtle.digest = () => Promise.reject(new Error('not now'))");
            browser.evaluate(SIGN_IN + ".click()");
            browser.evaluate("crypto.subtle.digest = () => { window.asked = true; return new Promise(() => {}); }");
            browser.evaluate(SIGN_IN + ".click()");
            assertThat(browser.evaluate("window.asked === true").asBoolean())
                    .as("asked again after it did not work")
                    .isTrue();
            browser.evaluate("delete crypto.subtle.digest;"
                    + " dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
            browser.evaluate(SIGN_IN + ".click()");
            browser.await("document.querySelector('#username')");
        }
    }

    private static void door(Browser browser, SoftAssertions all, String where) throws Exception {
        Examination.look(browser, all, where);
        all.assertThat(Keyboard.outOfReach(browser)).as("keys at %s", where).isEmpty();
    }
}
