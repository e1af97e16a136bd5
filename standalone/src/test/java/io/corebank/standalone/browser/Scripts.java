package io.corebank.standalone.browser;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The console's scripts one by one, on a page where nobody is signed in, with a bank that a test pretends. */
final class Scripts implements AutoCloseable {

    /**
     * What tests begin with. {@code from} loads a script, {@code until} waits, {@code element} puts one on the page,
     * and {@code pretend} has somebody else answer what the bank is asked, with 200 unless it says {@code http}.
     */
    private static final String COMMON = """
            const from = (name) => import(document.querySelector('script[type=module]').src.replace('main.js', name));
            const later = (millis) => new Promise((done) => setTimeout(done, millis));
            const until = async (done) => { while (!done()) { await later(20); } };
            const element = (name, values = {}) =>
                document.body.appendChild(Object.assign(document.createElement(name), values));
            const pretend = (answer) => {
              window.fetch = async (address, request) => {
                const { http = 200, headers = {}, ...body } = await answer(new URL(address, location.href), request);
                return new Response(JSON.stringify(body), { status: http, headers });
              };
            };
            """;

    private static final String LOADED = "document.querySelector('main.welcome button')";

    private final Browser browser;

    private Scripts(Browser browser) {
        this.browser = browser;
    }

    static Scripts of(BankProcess bank, Chromium chromium) throws IOException {
        Browser browser = Browser.open(chromium, Examination.WIDE, 900);
        browser.visit(bank.address().resolve("/console/"));
        browser.await(LOADED);
        return new Scripts(browser);
    }

    /** Has the machine stand in another part of the world, and loads the page there. */
    void at(String zone) {
        browser.call("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
        browser.evaluate("window.elsewhere = true");
        browser.call("Page.reload", Map.of());
        browser.await("!window.elsewhere && " + LOADED);
    }

    /** What a script returns. */
    JsonNode run(String script) {
        return browser.evaluate("(async () => { " + COMMON + script + " })()");
    }

    @Override
    public void close() {
        browser.close();
    }
}
