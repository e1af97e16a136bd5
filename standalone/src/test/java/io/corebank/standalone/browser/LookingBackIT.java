package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.SharedBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Words are looked for from the end of the log back to its beginning, once, while it grows. */
@ExtendWith(SharedBank.class)
class LookingBackIT {

    /**
     * A log of so many events that a {@code needle} says so at some positions. {@code back} has the times at which
     * somebody looked further back.
     */
    private static final String LOG = """
            await from('screens/events.js');
            const needles = new Set([%s]);
            let head = %d;
            let answer = (page) => page;
            const back = [];
            const event = (position) => ({ position, at: '2026-01-31T10:00:00Z', type: 'MoneyDeposited', hash: '',
                aggregateType: 'Account', aggregateId: 'a', sequence: position, metaData: {},
                payload: { reference: needles.has(position) ? 'needle' : '' } });
            pretend((address) => {
              const cursor = address.searchParams.get('cursor');
              const limit = Number(address.searchParams.get('limit'));
              const first = cursor ? Number(cursor) - 1 : head;
              const items = Array.from({ length: Math.min(limit, first) }, (_, index) => event(first - index));
              const page = { items, nextCursor: first > limit ? String(first - limit + 1) : null };
              if (!cursor) {
                return page;
              }
              back.push(performance.now());
              return answer(page);
            });
            history.replaceState(null, '', '/console/events?q=needle');
            const log = element('bank-events');
            const positions = () => log.found.map((one) => one.position);
            """;

    private final Scripts scripts;

    LookingBackIT(BankProcess bank) throws Exception {
        this.scripts = Scripts.of(bank, Chromium.orSkip("nobody looked back"));
    }

    @AfterEach
    void leave() {
        scripts.close();
    }

    @Test
    void keepsWhatItFoundWhenSomethingNewSaysItToo() {
        JsonNode seen = run("400", 3500, """
                await until(() => back.length === 3);
                head = 3501;
                needles.add(head);
                await until(() => positions()[0] === head);
                await later(300);
                return { found: positions(), back: back.length };""");
        assertThat(seen.path("found").toString()).isEqualTo("[3501,400]");
        assertThat(seen.path("back").asInt()).as("looks further back").isEqualTo(3);
    }

    @Test
    void looksBackOnceWhereThereIsNothing() {
        JsonNode seen = run("", 2500, """
                await until(() => back.length === 2);
                await later(2500);
                return back.length;""");
        assertThat(seen.asInt()).as("looks further back").isEqualTo(2);
    }

    @Test
    void beginsAnewWhereMoreHasHappenedThanItLooksAt() {
        JsonNode seen = run("400", 1500, """
                await until(() => positions().length === 1 && !log.next);
                [1600, 3900].forEach((position) => needles.add(position));
                head = 4000;
                await until(() => positions().length === 3);
                return positions();""");
        assertThat(seen.toString()).isEqualTo("[3900,1600,400]");
    }

    @Test
    void asksAgainWhenTheBankSaysSoAndForgetsThatItCouldNot() {
        JsonNode seen = run("400", 1500, """
                answer = (page) => back.length === 1 ? { http: 503, title: 'Too busy', headers: { 'Retry-After': '1' } }
                    : back.length === 2 ? { http: 503, title: 'Too busy' } : page;
                await until(() => log.querySelector('.note.bad'));
                await until(() => positions().length === 1);
                await until(() => !log.querySelector('.note.bad'));
                return back.map((at) => at - back[0]);""");
        assertThat(seen.size()).as("looks further back").isEqualTo(3);
        assertThat(seen.path(1).asDouble()).as("as the bank says").isBetween(950.0, 1_900.0);
        assertThat(seen.path(2).asDouble() - seen.path(1).asDouble())
                .as("as the console does")
                .isBetween(1_950.0, 2_900.0);
    }

    private JsonNode run(String needles, int head, String script) {
        return scripts.run(LOG.formatted(needles, head) + script);
    }
}
