package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An account with very many events, in front of a person: whatever is moved answers at once. The system property
 * {@code console.events} says how many; {@code 100000} is the long form.
 */
@ExtendWith(SharedBank.class)
class LongLogIT {

    private static final int EVENTS = Integer.getInteger("console.events", 5_000);
    private static final int BATCH = 500;
    private static final int MOVES = 20;
    private static final double AT_ONCE_MILLIS = 100;
    private static final int MOST_ROWS = 100;

    private final BankProcess bank;
    private final Chromium chromium;

    LongLogIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody looked at a long log");
    }

    @Test
    void answersAtOnceHoweverMuchThereIs() throws Exception {
        String account = new Customers(bank).accountOf("customer1", "EUR", "0");
        deposit(account);
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", 1_280)) {
            Browser browser = auditor.browser();
            auditor.goTo("/console/inspect/" + account);
            browser.await("document.querySelector('.slider strong')?.textContent.includes('of')");
            assertThat(auditor.texts(".rebuilt"))
                    .singleElement()
                    .asString()
                    .matches(".* from [0-9,]+ events in .* Commands begin with the snapshot of event [0-9,]+, kept .*"
                            + " and read [0-9]{1,3} more\\.");
            assertAtOnce("slider", moves(browser, i -> """
                    { const slider = document.querySelector('.slider input[type=range]'); slider.value = %d;
                      slider.dispatchEvent(new Event('input', { bubbles: true })) }""".formatted(place(i))));
            int last = place(MOVES - 1);
            assertThat(digits(browser.text(".slider strong"))).startsWith(Integer.toString(last));
            browser.await("[...document.querySelectorAll('.card h2')].some((one) => one.textContent === 'Payload')"
                    + " && document.querySelector('.event[aria-pressed=true]')?.textContent.trim().startsWith('#" + last
                    + "')");
            assertScrolls(browser, "inspector", "#");
            auditor.goTo("/console/events");
            assertScrolls(browser, "event log", "");
            assertAtOnce("filter", moves(browser, i -> find("account:" + account + (i % 2 == 0 ? "" : " after:1h"))));
            browser.evaluate(find("account:" + account + " type:AccountCreated"));
            browser.await("document.querySelectorAll('.event strong').length === 1"
                    + " && document.querySelector('.event strong').textContent === 'Account Created'");
            assertThat(browser.troubles()).isEmpty();
        }
    }

    /** To the end and back: rows appear, and never more than are seen. */
    private static void assertScrolls(Browser browser, String where, String begins) {
        browser.await("document.querySelector('.rows button.event')");
        assertAtOnce(
                where,
                moves(
                        browser,
                        i -> "{ const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight * "
                                + (i * 7 % MOVES) / (double) MOVES + " }"));
        browser.await("[...document.querySelectorAll('.rows [role=listitem]')].every((one) =>"
                + " one.querySelector('button.event')?.textContent.trim().startsWith('" + begins + "'))");
        assertThat(browser.evaluate("document.querySelectorAll('.rows [role=listitem]').length")
                        .asInt())
                .as("rows on the page of the %s", where)
                .isBetween(5, MOST_ROWS);
    }

    /**
     * What the page has to do fits into that time, and with whatever else this machine does it is done in twice that.
     */
    private static void assertAtOnce(String what, List<Moved> moves) {
        double atMost = least(moves, Moved::busyMillis, MOVES - 2);
        double median = least(moves, Moved::millis, MOVES / 2);
        System.out.printf(
                "console, %d events, %s: median %.0f ms, busy for %.0f ms at most but once%n",
                EVENTS, what, median, atMost);
        assertThat(atMost)
                .as("how long the page is busy until the %s answers, one of %d left out", what, MOVES)
                .isBetween(0.1, AT_ONCE_MILLIS);
        assertThat(median).as("until the %s answers", what).isLessThan(2 * AT_ONCE_MILLIS);
    }

    private static double least(List<Moved> moves, ToDoubleFunction<Moved> millis, int rank) {
        return moves.stream()
                .mapToDouble(millis)
                .sorted()
                .skip(rank)
                .findFirst()
                .orElseThrow();
    }

    /** How long somebody waited, and how much of a processor the page's only thread took for it. */
    private record Moved(double millis, double busyMillis) {}

    private interface Move {
        String script(int number);
    }

    /** How long it takes from each move until the page has been painted with what came of it. */
    private static List<Moved> moves(Browser browser, Move move) {
        List<Moved> moves = new ArrayList<>();
        for (int i = 0; i < MOVES; i++) {
            double busyBefore = browser.busyMillis();
            String script = "new Promise((done) => { const start = performance.now(); " + move.script(i)
                    + "; requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) })";
            double millis = browser.evaluate(script).asDouble();
            moves.add(new Moved(millis, browser.busyMillis() - busyBefore));
        }
        return moves;
    }

    private static String find(String typed) {
        return "{ const find = document.querySelector('input[name=q]'); find.value = " + Browser.quoted(typed)
                + "; find.dispatchEvent(new Event('change', { bubbles: true })) }";
    }

    private static int place(int move) {
        return (move * 7 + 3) % MOVES * (EVENTS / MOVES);
    }

    private static String digits(String text) {
        return String.valueOf(text).replaceAll("[^0-9]", "");
    }

    private void deposit(String account) {
        BankClient teller = bank.as("teller");
        for (int first = 0; first < EVENTS; first += BATCH) {
            String items = IntStream.range(0, BATCH)
                    .mapToObj(
                            i -> "{\"type\":\"deposit\",\"accountId\":\"%s\",\"amount\":\"1.00\",\"currency\":\"EUR\"}"
                                    .formatted(account))
                    .collect(Collectors.joining(","));
            Answer done = teller.post("/api/v1/batches", "{\"items\":[" + items + "]}");
            assertThat(done.status()).as("%s", done).isEqualTo(200);
        }
    }
}
