package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.WebhookReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer has an address told of what happens, sees what was sent and why not, and is warned. */
@ExtendWith(SharedBank.class)
class ReceiversIT {

    private final BankProcess bank;
    private final Chromium chromium;

    ReceiversIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody subscribed at the console");
    }

    @Test
    void areToldWhatTheirOwnerAsksForAndWhatWasSentIsShown() throws Exception {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer2", "EUR", "0");
        try (WebhookReceiver receiver = new WebhookReceiver();
                Person customer = Person.signedIn(chromium, bank.address(), "customer2", 1_280)) {
            subscribe(customer, account, receiver);
            customer.press("Send a test");
            customer.agree();
            customer.awaitText("tbody tr", "Webhook Test Delivered");
            Awaitility.await("the test").until(() -> receiver.count() == 1);
            warn(customer);
            receiver.answers(500);
            customers.deposit(account, "EUR", "9.00");
            customer.awaitText("tbody tr", "Pending answered 500");
            customer.awaitText("tbody tr", "Large Movement");
            receiver.answers(204);
            customer.browser()
                    .await("[...document.querySelectorAll('tbody tr')].every((one) =>"
                            + " one.textContent.includes('Delivered'))");
            customer.press("Show");
            customer.awaitText("details .json", account);
            sendAgain(customer, receiver);
            pauseAndChangeTheSecret(customer);
            customer.pressIn("Alerts", "Delete");
            customer.agree();
            customer.awaitDone();
            customer.awaitText("section.card", "There are none.");
            customer.press("Delete");
            customer.agree();
            customer.awaitScreen("/console/webhooks");
            assertThat(customer.texts("tbody tr")).noneMatch(row -> row.contains("For the books"));
            assertThat(customer.browser().troubles()).allMatch(trouble -> trouble.contains("Failed to load resource"));
        }
    }

    private static void subscribe(Person customer, String account, WebhookReceiver receiver) {
        customer.goTo("/console/webhooks");
        customer.press("New webhook");
        customer.fill("url", "https://10.0.0.1/hook");
        customer.fill("description", "For the books");
        customer.fill("accountId", account);
        customer.agree();
        customer.awaitText("dialog .note.bad", "private or special network");
        customer.fill("url", receiver.url());
        customer.agree();
        keepTheSecret(customer);
        customer.awaitText("tbody tr", "For the books");
        String link = customer.browser()
                .evaluate("[...document.querySelectorAll('tbody tr')].find((one) =>"
                        + " one.textContent.includes('For the books')).querySelector('a').getAttribute('href')")
                .asString();
        customer.goTo(link);
        customer.awaitText("section.card header", "For the books Active");
    }

    /** It is shown once, when the question before it is gone. */
    private static void keepTheSecret(Person customer) {
        customer.awaitText("dialog code", "whsec_");
        customer.browser().await("document.querySelectorAll('dialog').length === 1");
        customer.agree();
        customer.awaitDone();
    }

    private static void warn(Person customer) {
        customer.press("New alert");
        customer.fill("kind", "LARGE_MOVEMENT");
        customer.agree();
        customer.awaitText("dialog .note.bad", "needs an amount");
        customer.fill("threshold", "5.00");
        customer.fill("currency", "EUR");
        customer.agree();
        customer.awaitDone();
        customer.awaitText("ul.checks", "Large movement €5.00");
    }

    private static void sendAgain(Person customer, WebhookReceiver receiver) {
        int before = receiver.count();
        customer.press("Send again");
        customer.awaitText("dialog", "It keeps its id");
        customer.agree();
        customer.awaitDone();
        Awaitility.await("the same again").until(() -> receiver.count() > before);
        int once = receiver.count();
        customer.press("Send a range again");
        customer.fill("from", "1");
        customer.fill("status", "");
        customer.agree();
        customer.awaitDone();
        Awaitility.await("all again").until(() -> receiver.count() >= once + 3);
    }

    private static void pauseAndChangeTheSecret(Person customer) {
        customer.press("Pause");
        customer.agree();
        customer.awaitDone();
        customer.awaitText("section.card header .badge", "Paused");
        customer.press("Activate");
        customer.agree();
        customer.awaitDone();
        customer.awaitText("section.card header .badge", "Active");
        customer.press("New secret");
        customer.agree();
        keepTheSecret(customer);
        customer.awaitText(".facts", "Old secret");
    }
}
