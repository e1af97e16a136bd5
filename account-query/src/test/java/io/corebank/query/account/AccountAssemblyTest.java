package io.corebank.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.OverdraftLimitChanged;
import io.corebank.query.projection.MissingEvents;
import io.corebank.query.projection.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountAssemblyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final AccountCreated CREATED =
            new AccountCreated("a1", "op1", "customer1", "sealed:Ada", "EUR", 5_000, 0, 0);

    private final AccountAssembly assembly =
            new AccountAssembly(text -> Optional.of(text.substring("sealed:".length())));

    @Test
    void opensAnAccountWithItsOwnersNameInPlainText() {
        assertThat(fold(CREATED))
                .isEqualTo(new AccountDocument(
                        "a1",
                        "customer1",
                        "Ada",
                        "EUR",
                        AccountStatus.OPEN,
                        0,
                        0,
                        5_000,
                        5_000,
                        1,
                        101,
                        101,
                        START.plusSeconds(1),
                        START.plusSeconds(1)));
    }

    @Test
    void hasNoNameOfAnErasedPerson() {
        AccountAssembly afterErasure = new AccountAssembly(text -> Optional.empty());
        assertThat(afterErasure.apply(null, recorded(CREATED, 1)).ownerName()).isNull();
    }

    @Test
    void assignsTheFiguresOfEveryEvent() {
        AccountDocument account = fold(
                CREATED,
                new MoneyDeposited("a1", "op2", 1_000, "EUR", null, 1_000, 0),
                new HoldPlaced("a1", "op3", "h1", null, null, 300, "EUR", null, null, 1_000, 300));
        assertThat(account.posted()).isEqualTo(1_000);
        assertThat(account.held()).isEqualTo(300);
        assertThat(account.available()).isEqualTo(1_000 - 300 + 5_000);
        assertThat(account.version()).isEqualTo(3);
        assertThat(account.position()).isEqualTo(103);
        assertThat(account.openedPosition()).isEqualTo(101);
        assertThat(account.openedAt()).isEqualTo(START.plusSeconds(1));
        assertThat(account.changedAt()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void followsTheOverdraftLimit() {
        AccountDocument account = fold(CREATED, new OverdraftLimitChanged("a1", "op2", 100, "EUR", 0, 0));
        assertThat(account.overdraftLimit()).isEqualTo(100);
        assertThat(account.available()).isEqualTo(100);
    }

    @Test
    void followsTheLifeCycle() {
        AccountFrozen frozen = new AccountFrozen("a1", "op2", "EUR", 0, 0);
        AccountUnfrozen unfrozen = new AccountUnfrozen("a1", "op3", "EUR", 0, 0);
        AccountClosed closed = new AccountClosed("a1", "op4", "EUR", 0, 0);
        assertThat(fold(CREATED, frozen).status()).isEqualTo(AccountStatus.FROZEN);
        assertThat(fold(CREATED, frozen, unfrozen).status()).isEqualTo(AccountStatus.OPEN);
        assertThat(fold(CREATED, frozen, unfrozen, closed).status()).isEqualTo(AccountStatus.CLOSED);
    }

    @Test
    void concernsAccountsOnly() {
        assertThat(assembly.idOf(new RecordedEvent("something else", "e", 1, 1, START)))
                .isNull();
    }

    @Nested
    class Replayed {

        private final List<RecordedEvent> events = List.of(
                recorded(CREATED, 1),
                recorded(new MoneyDeposited("a1", "op2", 700, "EUR", null, 700, 0), 2),
                recorded(new MoneyDeposited("a1", "op3", 1, "EUR", null, 701, 0), 3));

        @Test
        void makesTheSameDocumentAgain() {
            assertThat(apply(null, events)).isEqualTo(apply(null, events));
        }

        @Test
        void changesNothingInADocumentThatHasTheEventsAlready() {
            AccountDocument once = apply(null, events);
            assertThat(apply(once, events)).isSameAs(once);
        }

        @Test
        void continuesWhereTheDocumentEnds() {
            AccountDocument partly = apply(null, events.subList(0, 2));
            assertThat(apply(partly, events)).isEqualTo(apply(null, events));
        }

        @Test
        void refusesToSkipAnEvent() {
            assertThatExceptionOfType(MissingEvents.class)
                    .isThrownBy(() -> apply(apply(null, events.subList(0, 1)), events.subList(2, 3)));
        }

        @Test
        void refusesToBeginInTheMiddle() {
            assertThatExceptionOfType(MissingEvents.class).isThrownBy(() -> apply(null, events.subList(1, 2)));
        }
    }

    private AccountDocument fold(AccountEvent... events) {
        List<RecordedEvent> recorded = new ArrayList<>();
        for (AccountEvent event : events) {
            recorded.add(recorded(event, recorded.size() + 1));
        }
        return apply(null, recorded);
    }

    private AccountDocument apply(@Nullable AccountDocument present, List<RecordedEvent> events) {
        AccountDocument account = present;
        for (RecordedEvent event : events) {
            account = assembly.apply(account, event);
        }
        return Objects.requireNonNull(account);
    }

    private static RecordedEvent recorded(AccountEvent event, int version) {
        return new RecordedEvent(event, "event" + version, version, 100 + version, START.plusSeconds(version));
    }
}
