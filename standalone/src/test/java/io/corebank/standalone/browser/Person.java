package io.corebank.standalone.browser;

import io.corebank.standalone.bank.Chromium;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Somebody in front of the console, signed in by its own page. */
final class Person implements AutoCloseable {

    private static final String SIGN_IN = "document.querySelector('main.welcome button')";
    private static final String SETTLED =
            "document.querySelector('main h1') && !document.querySelector('.waiting') && document.querySelector('nav')";

    private final Browser browser;

    private Person(Browser browser) {
        this.browser = browser;
    }

    static Person signedIn(Chromium chromium, URI bank, String user, int width) throws IOException {
        Browser browser = Browser.open(chromium, width, 900);
        browser.visit(bank.resolve("/console/"));
        browser.await(SIGN_IN);
        browser.evaluate(SIGN_IN + ".click()");
        browser.await("document.querySelector('#username')");
        browser.evaluate("document.querySelector('#username').value = " + Browser.quoted(user)
                + "; document.querySelector('#password').value = 'demo';"
                + " document.querySelector('button[type=submit]').click()");
        browser.await("location.pathname.startsWith('/console') && " + SETTLED);
        return new Person(browser);
    }

    Browser browser() {
        return browser;
    }

    /** The addresses of all screens in the menu. */
    List<String> menu() {
        JsonNode links = browser.evaluate(
                "[...document.querySelectorAll('nav.side ul a')].map((one) => one.getAttribute('href'))");
        return StreamSupport.stream(links.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Goes to a screen without loading the page again, and waits until it shows what it has. */
    void goTo(String address) {
        leaveFor(address);
        awaitScreen(address);
    }

    /** Waits until a screen shows what it has. */
    void awaitScreen(String address) {
        String path = URI.create(address).getPath().substring("/console".length());
        browser.await(
                "document.querySelector('bank-console').dataset.screen === " + Browser.quoted(path) + " && " + SETTLED);
    }

    /** Goes to a screen, and does not wait. */
    void leaveFor(String address) {
        browser.evaluate("history.pushState(null, '', " + Browser.quoted(address)
                + "); dispatchEvent(new PopStateEvent('popstate'))");
    }

    /** Presses the first button of that name. */
    void press(String name) {
        String button = "[...document.querySelectorAll('button, a.button')].find((one) => one.textContent.trim() === "
                + Browser.quoted(name) + " && !one.disabled)";
        browser.await(button);
        browser.evaluate(button + ".click()");
    }

    /** Presses the first button of that name in the card with a heading. */
    void pressIn(String heading, String name) {
        String card = "[...document.querySelectorAll('section.card')].find((card) =>"
                + " card.querySelector('h2')?.textContent.trim() === " + Browser.quoted(heading) + ")";
        String button = "[..." + card + ".querySelectorAll('button')].find((one) => one.textContent.trim() === "
                + Browser.quoted(name) + " && !one.disabled)";
        browser.await(button);
        browser.evaluate(button + ".click()");
    }

    /** Waits until no dialog is open. */
    void awaitDone() {
        browser.await("!document.querySelector('dialog')");
    }

    /** Fills a field of the open dialog or page. */
    void fill(String field, String value) {
        String input = "document.querySelector(" + Browser.quoted("[name=" + field + "]") + ")";
        browser.await(input);
        browser.evaluate("{ const input = " + input + "; input.value = " + Browser.quoted(value)
                + "; input.dispatchEvent(new Event('input', { bubbles: true }));"
                + " input.dispatchEvent(new Event('change', { bubbles: true })); }");
    }

    /** What the buttons of the page are called, dialogs and menu aside. */
    List<String> buttons() {
        return texts("main button:not(.event), main a.button");
    }

    /** The texts of everything that the selector finds. */
    List<String> texts(String selector) {
        JsonNode texts = browser.evaluate("[...document.querySelectorAll(" + Browser.quoted(selector)
                + ")].map((one) => one.innerText.trim().replace(/\\s+/g, ' '))");
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Waits until something on the page says a text. */
    void awaitText(String selector, String text) {
        browser.await("[...document.querySelectorAll(" + Browser.quoted(selector)
                + ")].some((one) => one.innerText.replace(/\\s+/g, ' ').includes(" + Browser.quoted(text) + "))");
    }

    /** Says yes to the dialog that was opened last; the one before it may still be closing. */
    void agree() {
        browser.evaluate("[...document.querySelectorAll('dialog form')].at(-1).requestSubmit()");
    }

    @Override
    public void close() {
        browser.close();
    }
}
