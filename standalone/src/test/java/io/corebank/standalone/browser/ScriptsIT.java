package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.SharedBank;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What scripts of the console do where few people look: on the way back, elsewhere in the world, when refused. */
@ExtendWith(SharedBank.class)
class ScriptsIT {

    /** A stream of one event, and what else screens ask for. */
    private static final String INSPECTED = """
            await from('screens/inspector.js');
            const event = { position: 1, sequence: 0, at: '2026-01-31T10:00:00Z', type: 'MoneyDeposited', hash: 'h',
                aggregateType: 'Account', aggregateId: 'a', eventId: 'e', payload: {}, metaData: {} };
            const answer = ({ pathname }) => pathname.endsWith('/events') ? { items: [event] }
                : pathname.endsWith('/a') ? { type: 'Account', sequence: 0, state: {}, eventsRead: 1, millis: 1 }
                : { items: [], status: 'PAUSED' };
            const said = (screen, what) => screen.querySelector(what)?.textContent.trim().replace(/\\s+/g, ' ') ?? '';
            const press = (screen, name) => {
              const button = [...screen.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
              button?.click();
              return Boolean(button);
            };
            """;

    private final Scripts scripts;

    ScriptsIT(BankProcess bank) throws Exception {
        this.scripts = Scripts.of(bank, Chromium.orSkip("nobody ran the scripts"));
    }

    @AfterEach
    void leave() {
        scripts.close();
    }

    @Test
    void aQuestionGoesWithTheScreenThatItIsAbout() {
        JsonNode open = scripts.run("""
                const { confirm } = await from('parts/dialog.js');
                history.pushState(null, '', '/console/accounts/b');
                confirm({ title: 'Close the account?', text: '', action: 'Close', run: async () => {} });
                await until(() => document.querySelector('dialog[open]'));
                history.back();
                await until(() => !location.pathname.endsWith('/b'));
                await later(100);
                return document.querySelectorAll('dialog').length;""");
        assertThat(open.asInt()).as("questions about what one has left").isZero();
    }

    @Test
    void nothingIsReadForWhatHasLeftThePage() {
        JsonNode asked = scripts.run("""
                const { Live } = await from('core/live.js');
                let asked = 0;
                const host = { isConnected: true, addController() {}, requestUpdate() {} };
                const live = new Live(host, async () => { asked += 1; }, () => 10);
                await live.refresh();
                live.hostDisconnected();
                host.isConnected = false;
                await live.refresh();
                await later(100);
                return asked;""");
        assertThat(asked.asInt()).as("while it was there").isOne();
    }

    @Test
    void amountsHaveTheDigitsOfTheBank() {
        assertThat(words("""
                const { money, moneyOfMinor } = await from('core/format.js');
                return [money('1234.50', 'HUF'), money('0.30', 'COP'), moneyOfMinor(-123450, 'RSD'),
                    moneyOfMinor(5, 'IQD'), money('1000', 'JPY'), moneyOfMinor(1000, 'JPY'), money('0.1234', 'CLF'),
                    money('1.00', 'EUR')];"""))
                .containsExactly(
                        "HUF 1,234.50",
                        "COP 0.30",
                        "−RSD 1,234.50",
                        "IQD 0.005",
                        "¥1,000",
                        "¥1,000",
                        "CLF 0.1234",
                        "€1.00");
    }

    @Test
    void daysAreTheSameEverywhereAndInstantsAreNot() {
        scripts.at("America/Los_Angeles");
        assertThat(words("""
                const { day } = await from('core/format.js');
                const days = ['2026-01-31', '2026-01-31T00:00:00Z', Date.UTC(2026, 0, 31, 8)];
                return days.map(day);""")).containsExactly("Jan 31, 2026", "Jan 30, 2026", "Jan 31, 2026");
    }

    @Test
    void chartsOfDaysShowTheDaysOfTheBank() {
        scripts.at("America/Los_Angeles");
        assertThat(words("""
                await from('parts/chart.js');
                const points = [[Date.UTC(2026, 0, 30), 1], [Date.UTC(2026, 0, 31), 2]];
                const hints = [];
                for (const days of [true, false]) {
                  const chart = element('bank-chart', { days, series: [{ name: 'In', points }] });
                  await until(() => chart.querySelector('svg path'));
                  chart.chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: 1 });
                  const day = () => /2026-\\d\\d-\\d\\d/.exec(chart.textContent)?.[0];
                  await until(day);
                  hints.push(day());
                }
                return hints;""")).containsExactly("2026-01-31", "2026-01-30");
    }

    @Test
    void aDayThatIsLookedForBeginsWhereOneIs() {
        scripts.at("America/Los_Angeles");
        assertThat(words("""
                const { parseLogQuery } = await from('core/log-query.js');
                const { from: after, to } = parseLogQuery('after:2026-01-31 before:2026-02-01T12:00');
                return [after, to, parseLogQuery('after:2026-01-31T00:00:00Z').from];"""))
                .containsExactly("2026-01-31T08:00:00.000Z", "2026-02-01T20:00:00.000Z", "2026-01-31T00:00:00.000Z");
    }

    @Test
    void hashesThatCouldNotBeCheckedAreCheckedLaterOrSaidToBeUnchecked() {
        assertThat(words(INSPECTED + """
                let verify = { http: 409, title: 'Too many' };
                pretend((address) => address.pathname.endsWith('/verify') ? verify : answer(address));
                const inspector = element('bank-inspector', { aggregateId: 'a' });
                await until(() => said(inspector, '.note.bad'));
                await until(() => inspector.querySelector('#state'));
                const seen = [said(inspector, '.badge'), said(inspector, '.note.bad')];
                verify = { http: 503, title: 'Too busy' };
                press(inspector, 'Rebuild now');
                await until(() => said(inspector, '.note.bad').includes('Too busy'));
                seen.push(said(inspector, '.badge'));
                verify = { intact: true, events: 1 };
                await until(() => !said(inspector, '.note.bad'));
                return [...seen, said(inspector, '.badge')];"""))
                .containsExactly("Hashes not checked", "Too many", "Hashes not checked", "1 hashes unbroken");
    }

    @Test
    void whatAButtonCouldNotDoIsSaid() {
        assertThat(words(INSPECTED + """
                await from('screens/events.js');
                await from('screens/webhook.js');
                pretend((address) => address.searchParams.get('limit') === '1000' ? { http: 500, title: 'No stretch' }
                    : address.pathname.endsWith('/verify') ? { intact: true, events: 1 }
                    : address.pathname.endsWith('/deliveries/7') ? { http: 500, title: 'No delivery' }
                    : address.pathname.endsWith('/deliveries') ? { items: [{ deliveryId: 7, type: 'MoneyDeposited',
                        status: 'DELIVERED', attempts: 1, at: event.at }] } : answer(address));
                const seen = [];
                for (const [name, button, values] of [['bank-inspector', 'JSON', { aggregateId: 'a' }],
                    ['bank-events', 'Group', {}], ['bank-webhook', 'Show', { id: 'w' }]]) {
                  const screen = element(name, values);
                  await until(() => press(screen, button));
                  await until(() => said(screen, '.note.bad'));
                  seen.push(said(screen, '.note.bad'));
                  screen.remove();
                }
                return seen;""")).containsExactly("No stretch", "No stretch", "No delivery");
    }

    /** The texts that a script returns, with plain spaces. */
    private List<String> words(String script) {
        return StreamSupport.stream(scripts.run(script).spliterator(), false)
                .map(text -> text.asString().replace('\u00a0', ' '))
                .toList();
    }
}
