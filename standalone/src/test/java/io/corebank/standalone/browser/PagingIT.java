package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.SharedBank;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists of several pages have every row once, whatever happens while somebody reads on. */
@ExtendWith(SharedBank.class)
class PagingIT {

    /** A list of 60 rows, the newest first, in pages of 25, which is read again every 20 ms. */
    private static final String LIST = """
            const { Paged } = await from('core/paged.js');
            const rows = Array.from({ length: 60 }, (_, index) => 60 - index);
            let asked = 0;
            let answer = (page) => page;
            const list = new Paged({ isConnected: true, addController() {}, requestUpdate() {} }, async (cursor) => {
              asked += 1;
              const rest = rows.filter((row) => cursor === null || row < Number(cursor));
              return answer({ items: rest.slice(0, 25), nextCursor: rest.length > 25 ? String(rest[24]) : null });
            }, 20);
            await list.refresh();
            """;

    /** A row that each of the screens can show. */
    private static final String ROW = """
            const row = (id) => ({ transferId: id, accountId: id, fromAccountId: id, toAccountId: id, status: 'OPEN',
                type: 'DEPOSIT', direction: 'CREDIT', requestedAt: '2026-01-31T10:00:00Z', at: '2026-01-31T10:00:00Z',
                openedAt: '2026-01-31T10:00:00Z', amount: '1.00', balance: '1.00', available: '1.00', posted: '1.00',
                currency: 'EUR', ownerName: 'Ada', customerId: 'ada', sequence: 1, actor: 'ada', roles: 'teller',
                method: 'GET', path: '/', result: '200', remote: '::1' });
            """;

    private final Scripts scripts;

    PagingIT(BankProcess bank) throws Exception {
        this.scripts = Scripts.of(bank, Chromium.orSkip("nobody read on"));
    }

    @AfterEach
    void leave() {
        scripts.close();
    }

    @Test
    void rowsAreThereOnceAlthoughTheButtonIsPressedTwice() {
        JsonNode read = scripts.run(LIST + """
                await Promise.all([list.more(), list.more()]);
                const two = list.items;
                await list.more();
                return { two, all: list.items, next: list.next };""");
        assertThat(numbers(read.path("two"))).isEqualTo(down(60, 11));
        assertThat(numbers(read.path("all"))).isEqualTo(down(60, 1));
        assertThat(read.path("next").isNull()).as("nothing behind the end").isTrue();
    }

    @Test
    void theFirstPageFollowsWhatHappensUntilThereIsASecond() {
        JsonNode read = scripts.run(LIST + """
                rows.unshift(61);
                await until(() => list.items[0] === 61);
                await list.more();
                rows.unshift(62);
                const before = asked;
                await later(200);
                const { items } = list;
                const since = asked - before;
                list.anew();
                await until(() => list.items[0] === 62);
                return { items, since, anew: list.items };""");
        assertThat(numbers(read.path("items"))).isEqualTo(down(61, 12));
        assertThat(read.path("since").asInt()).as("asked for meanwhile").isZero();
        assertThat(numbers(read.path("anew"))).isEqualTo(down(62, 38));
    }

    @Test
    void whatComesTooLateForAnotherQuestionIsDropped() {
        JsonNode read = scripts.run(LIST + """
                let release;
                answer = (page) => new Promise((done) => { release = () => done(page); });
                const more = list.more();
                answer = (page) => ({ ...page, items: page.items.map((one) => -one) });
                list.anew(50);
                release();
                await more;
                const { next } = list;
                await list.more();
                await until(() => list.items[0] === -60);
                return { next, items: list.items };""");
        assertThat(read.path("next").isNull())
                .as("there is no way on from what one has left")
                .isTrue();
        assertThat(numbers(read.path("items")))
                .isEqualTo(IntStream.rangeClosed(-60, -36).boxed().toList());
    }

    @Test
    void saysWhyAPageDidNotComeUntilItIsAskedForAgain() {
        JsonNode read = scripts.run(LIST + """
                answer = () => Promise.reject(new Error('The bank is closed'));
                await list.more();
                const said = list.failure.message;
                answer = (page) => page;
                await list.more();
                return { said, failure: list.failure, items: list.items };""");
        assertThat(read.path("said").asString()).isEqualTo("The bank is closed");
        assertThat(read.path("failure").isNull()).isTrue();
        assertThat(numbers(read.path("items"))).isEqualTo(down(60, 11));
    }

    @ParameterizedTest
    @CsvSource({
        "screens/accounts.js,  bank-accounts,  /accounts",
        "screens/transfers.js, bank-transfers, /transfers",
        "screens/audit.js,     bank-audit,     /admin/audit",
        "parts/movements.js,   bank-movements, /accounts/a/movements"
    })
    void everyScreenReadsOnOnceAndSaysWhenItCannot(String script, String name, String path) {
        JsonNode seen = scripts.run(ROW + """
                await from('%s');
                let closed = false;
                pretend((address) => {
                  const cursor = address.searchParams.get('cursor');
                  if (!address.pathname.endsWith('%s')) {
                    return { items: [] };
                  }
                  return cursor && closed ? { http: 500, title: 'Closed' }
                    : { items: [row(cursor + 'a'), row(cursor + 'b')], nextCursor: cursor ? 'second' : 'first' };
                });
                const screen = element('%s', { accountId: 'a', currency: 'EUR' });
                const lines = () => screen.querySelectorAll('tbody tr').length;
                const button = () => screen.querySelector('.more button');
                await until(() => lines() === 2);
                button().click();
                button().click();
                await until(() => lines() > 2);
                await later(100);
                closed = true;
                const read = lines();
                button().click();
                await until(() => screen.querySelector('.note.bad'));
                const said = screen.querySelector('.note.bad').textContent;
                return { read, kept: lines(), said };""".formatted(script, path, name));
        assertThat(seen.path("read").asInt()).as("rows of two pages").isEqualTo(4);
        assertThat(seen.path("kept").asInt()).as("rows that stay").isEqualTo(4);
        assertThat(seen.path("said").asString()).contains("Closed");
    }

    private static List<Integer> numbers(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    private static List<Integer> down(int from, int to) {
        return IntStream.rangeClosed(0, from - to)
                .mapToObj(index -> from - index)
                .toList();
    }
}
