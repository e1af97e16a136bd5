package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those who watch the bank find out: who did what, and what it does differently from others. */
@ExtendWith(SharedBank.class)
class WatchersIT {

    private static final int WIDE = 1_280;
    private static final int STOPS = 6;

    /** What a gateway would answer, where two services have a line 3 each. */
    private static final String AS_A_GATEWAY = """
            window.fetch = ((real) => (address, request) => {
              const said = (body) => Promise.resolve(new Response(JSON.stringify(body), { status: 200,
                  headers: { 'Content-Type': 'application/json' } }));
              const line = { sequence: 3, at: '2026-01-02T03:04:05Z', actor: 'operator', roles: 'operator', hash: 'a',
                  method: 'POST', path: '/api/v1/admin/x', result: '200', remote: '127.0.0.1', correlationId: 'c' };
              const chain = { intact: true, entries: 3, head: 'a' };
              const asked = String(address);
              if (asked.includes('/admin/audit/verify')) {
                return said({ intact: false, entries: 5, services: [{ ...chain, service: 'account-command' },
                    { ...chain, service: 'identity', intact: false, entries: 2, broken: 3 }] });
              }
              return asked.includes('/admin/audit')
                  ? said({ items: [{ ...line, service: 'identity' }, { ...line, service: 'account-command' }] })
                  : real(address, request);
            })(window.fetch)""";

    private final BankProcess bank;
    private final Chromium chromium;

    WatchersIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody watched the bank");
    }

    @Test
    void seeWhoTriedWhatAndThatNobodyChangedTheLogOfIt() throws Exception {
        BankClient teller = bank.as("teller");
        assertThat(teller.post("/api/v1/admin/reconciliation", "").status()).isEqualTo(403);
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", WIDE)) {
            Browser browser = auditor.browser();
            auditor.goTo("/console/audit");
            auditor.fill("actor", "teller");
            browser.await("[...document.querySelectorAll('tbody tr')].some((one) => one.textContent.includes('403')"
                    + " && one.textContent.includes('/api/v1/admin/reconciliation'))");
            browser.await("[...document.querySelectorAll('tbody tr td:nth-child(3)')].every((one) =>"
                    + " one.textContent.startsWith('teller'))");
            auditor.press("Check the chain");
            browser.await("document.querySelector('.head .badge')?.textContent.includes('unbroken')");
            assertThat(browser.troubles()).isEmpty();
        }
        try (Person other = Person.signedIn(chromium, bank.address(), "teller", WIDE)) {
            other.leaveFor("/console/audit");
            other.browser()
                    .await("document.querySelector('main').textContent.includes('This screen is for other roles')");
            assertThat(other.menu()).doesNotContain("/console/audit");
        }
    }

    @Test
    void seeBehindAGatewayAtWhichServiceItWas() throws Exception {
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", WIDE)) {
            Browser browser = auditor.browser();
            browser.evaluate(AS_A_GATEWAY);
            auditor.goTo("/console/audit");
            browser.await("document.querySelectorAll('tbody tr').length === 2");
            assertThat(browser.evaluate("[...document.querySelectorAll('tbody td small')].map((one) =>"
                                    + " one.textContent).join()")
                            .asString())
                    .as("who had which role, and at which service")
                    .isEqualTo("operator,identity,operator,account-command");
            auditor.press("Check the chain");
            browser.await(
                    "document.querySelector('.head .badge')?.textContent.includes('Broken at line 3 of identity')");
            assertThat(browser.troubles()).isEmpty();
        }
    }

    @Test
    void areLedThroughWhatHasReallyHappenedInTwoMinutes() throws Exception {
        Customers customers = new Customers(bank);
        String payer = customers.accountOf("customer1", "EUR", "30.00");
        String closed = customers.accountOf("customer1", "EUR", "0");
        String payee = customers.accountOf("customer1", "EUR", "0");
        assertThat(bank.as("teller")
                        .post("/api/v1/accounts/" + closed + "/close", "")
                        .status())
                .isEqualTo(200);
        BankClient customer = bank.as("customer1");
        for (String to : List.of(closed, payee)) {
            Customers.awaitEnd(
                    customer,
                    customer.post("/api/v1/transfers", Customers.transfer(payer, to, "11.00"))
                            .text("transferId"));
        }
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", WIDE)) {
            Browser browser = auditor.browser();
            auditor.goTo("/console/");
            auditor.awaitText("main a", "A tour of two minutes");
            auditor.goTo("/console/tour");
            List<String> titles = new ArrayList<>();
            StringBuilder told = new StringBuilder();
            for (int stop = 1; stop <= STOPS; stop++) {
                auditor.awaitText(".tour small", stop + " of " + STOPS);
                titles.add(String.valueOf(browser.text(".tour h2")));
                told.append(browser.text(".tour > p")).append(' ');
                String way = browser.evaluate("document.querySelector('.tour a.button').getAttribute('href')")
                        .asString();
                auditor.goTo(way);
                assertThat(browser.text("main .note.bad")).as("%s", way).isNull();
                browser.evaluate("history.back()");
                auditor.awaitText(".tour small", stop + " of " + STOPS);
                auditor.press(stop < STOPS ? "Next" : "Look around");
            }
            auditor.awaitScreen("/console/");
            assertThat(titles).doesNotHaveDuplicates();
            assertThat(told.toString().split("\\s+").length)
                    .as("words, of which one reads 200 in a minute")
                    .isBetween(150, 400);
            assertThat(told.toString()).contains("11.00 EUR", Canary.NAME);
            assertThat(browser.troubles()).isEmpty();
        }
    }
}
