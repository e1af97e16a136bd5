package io.corebank.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.query.ledger.LedgerDocument.Line;
import io.corebank.query.projection.RecordedEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerAssemblyTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final LedgerAssembly assembly = new LedgerAssembly();

    @Test
    void entersADeposit() {
        assertThat(entry(new MoneyDeposited("a1", "op1", 500, "EUR", null, 700, 20)))
                .isEqualTo(new LedgerDocument(
                        "event9",
                        9,
                        AT,
                        "a1",
                        null,
                        "EUR",
                        new Line(InternalAccount.CASH, 500, 500, 0, 0),
                        new Line(InternalAccount.CUSTOMER_ACCOUNTS, 500, 500, 0, 0)));
    }

    @Test
    void namesTheTransfer() {
        assertThat(entry(new HoldCaptured("a1", "op1", "t1", "t1", "a2", 80, 0, "EUR", null, 100, 0))
                        .transferId())
                .isEqualTo("t1");
    }

    @Test
    void makesTheSameEntryAgain() {
        MoneyDeposited deposited = new MoneyDeposited("a1", "op1", 500, "EUR", null, 700, 0);
        assertThat(entry(deposited)).isEqualTo(entry(deposited));
        assertThat(assembly.versionOf(entry(deposited))).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, (1L << 21) - 1, 1L << 21, (1L << 42) + 12_345, Long.MAX_VALUE})
    void keepsAmountsInPartsThatMakeUpTheWhole(long amount) {
        Line line = entry(new MoneyDeposited("a1", "op1", amount, "EUR", null, amount, 0))
                .debit();
        assertThat(line.low() + ((long) line.middle() << 21) + ((long) line.high() << 42))
                .isEqualTo(amount);
    }

    @Test
    void leavesOutWhatMovesNoMoney() {
        assertThat(assembly.idOf(recorded(new AccountFrozen("a1", "op1", "EUR", 0, 0))))
                .isNull();
        assertThat(assembly.idOf(recorded("something else"))).isNull();
    }

    private LedgerDocument entry(Object event) {
        RecordedEvent recorded = recorded(event);
        LedgerDocument entry = assembly.apply(null, recorded);
        assertThat(assembly.idOf(recorded)).isEqualTo(entry.entryId());
        return entry;
    }

    private static RecordedEvent recorded(Object event) {
        return new RecordedEvent(event, "event9", 3, 9, AT);
    }
}
