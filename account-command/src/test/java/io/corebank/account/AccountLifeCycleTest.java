package io.corebank.account;

import static io.corebank.account.AccountTesting.OPERATION;
import static io.corebank.account.AccountTesting.account;
import static io.corebank.account.AccountTesting.assertRefused;
import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.AccountTesting.receipt;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.CUSTOMER;
import static io.corebank.account.History.EUR;
import static io.corebank.account.History.OWNER_NAME;
import static io.corebank.account.History.opened;

import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.ChangeOverdraftLimit;
import io.corebank.api.account.command.CloseAccount;
import io.corebank.api.account.command.CreateAccount;
import io.corebank.api.account.command.FreezeAccount;
import io.corebank.api.account.command.UnfreezeAccount;
import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.OverdraftLimitChanged;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountLifeCycleTest {

    private static final CreateAccount CREATE = new CreateAccount(OPERATION, ACCOUNT, CUSTOMER, OWNER_NAME, eur(20));
    private static final FreezeAccount FREEZE = new FreezeAccount(OPERATION, ACCOUNT);
    private static final UnfreezeAccount UNFREEZE = new UnfreezeAccount(OPERATION, ACCOUNT);
    private static final CloseAccount CLOSE = new CloseAccount(OPERATION, ACCOUNT);

    private final FixtureConfiguration<Account> account = account();

    @Nested
    class Creation {

        @Test
        void opensAnEmptyAccount() {
            account.givenNoPriorActivity()
                    .when(CREATE)
                    .expectEvents(new AccountCreated(ACCOUNT, OPERATION, CUSTOMER, OWNER_NAME, EUR, 20, 0, 0))
                    .expectResultMessagePayload(receipt(1, 0, 0, 20));
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            account.givenCommands(CREATE)
                    .when(CREATE)
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(1, 0, 0, 20));
        }

        @Test
        void happensOnceEvenWhenRedeliveredLongAfterwards() {
            given(opened().deposited(5)).when(CREATE).expectNoEvents().expectResultMessagePayload(receipt(2, 5, 0, 5));
        }
    }

    @Nested
    class Freezing {

        @Test
        void stopsAnOpenAccount() {
            given(opened().deposited(5))
                    .when(FREEZE)
                    .expectEvents(new AccountFrozen(ACCOUNT, OPERATION, EUR, 5, 0))
                    .expectResultMessagePayload(receipt(3, 5, 0, 5));
        }

        @Test
        void isRefusedByAFrozenAccount() {
            assertRefused(given(opened().frozen()).when(FREEZE), RefusalCode.ACCOUNT_IS_FROZEN);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(given(opened().closed()).when(FREEZE), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened())
                    .andGivenCommands(FREEZE)
                    .when(FREEZE)
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(2, 0, 0, 0));
        }
    }

    @Nested
    class Unfreezing {

        @Test
        void opensAFrozenAccount() {
            given(opened().deposited(5).frozen())
                    .when(UNFREEZE)
                    .expectEvents(new AccountUnfrozen(ACCOUNT, OPERATION, EUR, 5, 0))
                    .expectResultMessagePayload(receipt(4, 5, 0, 5));
        }

        @Test
        void isRefusedByAnOpenAccount() {
            assertRefused(given(opened().frozen().unfrozen()).when(UNFREEZE), RefusalCode.ACCOUNT_IS_NOT_FROZEN);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(given(opened().closed()).when(UNFREEZE), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened().frozen())
                    .andGivenCommands(UNFREEZE)
                    .when(UNFREEZE)
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(3, 0, 0, 0));
        }
    }

    @Nested
    class Closing {

        @Test
        void endsAnEmptyAccount() {
            given(opened(50).deposited(5).withdrawn(5))
                    .when(CLOSE)
                    .expectEvents(new AccountClosed(ACCOUNT, OPERATION, EUR, 0, 0))
                    .expectResultMessagePayload(receipt(4, 0, 0, 50));
        }

        @Test
        void isRefusedWithMoneyLeft() {
            assertRefused(given(opened().deposited(1)).when(CLOSE), RefusalCode.BALANCE_NOT_ZERO);
        }

        @Test
        void isRefusedWithDebtsLeft() {
            assertRefused(given(opened(5).withdrawn(1)).when(CLOSE), RefusalCode.BALANCE_NOT_ZERO);
        }

        @Test
        void isRefusedWithAHoldOpen() {
            assertRefused(given(opened(5).held("hold", 1)).when(CLOSE), RefusalCode.HOLDS_OPEN);
        }

        @Test
        void isRefusedWhileATransferIsUnderWay() {
            assertRefused(given(opened(5).heldForTransfer("transfer", 1)).when(CLOSE), RefusalCode.HOLDS_OPEN);
        }

        @Test
        void isRefusedByAFrozenAccount() {
            assertRefused(given(opened().frozen()).when(CLOSE), RefusalCode.ACCOUNT_IS_FROZEN);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(given(opened().closed()).when(CLOSE), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened())
                    .andGivenCommands(CLOSE)
                    .when(CLOSE)
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(2, 0, 0, 0));
        }
    }

    @Nested
    class AnOverdraftLimit {

        @Test
        void isRaised() {
            given(opened(20).deposited(5))
                    .when(limit(eur(100)))
                    .expectEvents(new OverdraftLimitChanged(ACCOUNT, OPERATION, 100, EUR, 5, 0))
                    .expectResultMessagePayload(receipt(3, 5, 0, 105));
        }

        @Test
        void isLoweredToWhatIsInUse() {
            given(opened(20).withdrawn(5).held("hold", 5))
                    .when(limit(eur(10)))
                    .expectResultMessagePayload(receipt(4, -5, 5, 0));
        }

        @Test
        void isNotLoweredBelowWhatIsInUse() {
            assertRefused(
                    given(opened(20).withdrawn(5).held("hold", 5)).when(limit(eur(9))), RefusalCode.INSUFFICIENT_FUNDS);
        }

        @Test
        void isNotRaisedUntilFiguresWouldOverflow() {
            assertRefused(given(opened().deposited(1)).when(limit(eur(Long.MAX_VALUE))), RefusalCode.LIMIT_EXCEEDED);
        }

        @Test
        void isChangedWhileFrozen() {
            given(opened().frozen()).when(limit(eur(7))).expectResultMessagePayload(receipt(3, 0, 0, 7));
        }

        @Test
        void isRefusedInAnotherCurrency() {
            assertRefused(given(opened()).when(limit(new Money(1, "USD"))), RefusalCode.CURRENCY_MISMATCH);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(given(opened().closed()).when(limit(eur(1))), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened())
                    .andGivenCommands(limit(eur(7)))
                    .when(limit(eur(7)))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(2, 0, 0, 7));
        }
    }

    private TestExecutor<Account> given(History history) {
        return account.given(history.events());
    }

    private static ChangeOverdraftLimit limit(Money limit) {
        return new ChangeOverdraftLimit(OPERATION, ACCOUNT, limit);
    }
}
