package io.corebank.account;

import static io.corebank.account.AccountTesting.OPERATION;
import static io.corebank.account.AccountTesting.account;
import static io.corebank.account.AccountTesting.assertRefused;
import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.AccountTesting.receipt;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.EUR;
import static io.corebank.account.History.opened;

import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.WithdrawMoney;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountCashTest {

    private final FixtureConfiguration<Account> account = account();

    @Nested
    class Deposits {

        @Test
        void addToThePostedBalance() {
            account.given(opened().deposited(100).held("hold", 30).events())
                    .when(deposit(eur(50)))
                    .expectEvents(new MoneyDeposited(ACCOUNT, OPERATION, 50, EUR, "sealed", 150, 30))
                    .expectResultMessagePayload(receipt(4, 150, 30, 120));
        }

        @Test
        void areAcceptedByAFrozenAccount() {
            account.given(opened().frozen().events())
                    .when(deposit(eur(50)))
                    .expectEvents(new MoneyDeposited(ACCOUNT, OPERATION, 50, EUR, "sealed", 50, 0));
        }

        @Test
        void fillTheAccountToTheLastUnit() {
            account.given(opened(10).deposited(Long.MAX_VALUE - 11).events())
                    .when(deposit(eur(1)))
                    .expectResultMessagePayload(receipt(3, Long.MAX_VALUE - 10, 0, Long.MAX_VALUE));
        }

        @Test
        void areRefusedWhereFiguresWouldOverflow() {
            assertRefused(
                    account.given(opened(10).deposited(Long.MAX_VALUE - 10).events())
                            .when(deposit(eur(1))),
                    RefusalCode.LIMIT_EXCEEDED);
        }

        @Test
        void areRefusedInAnotherCurrency() {
            assertRefused(
                    account.given(opened().events()).when(deposit(new Money(50, "USD"))),
                    RefusalCode.CURRENCY_MISMATCH);
        }

        @Test
        void areRefusedByAClosedAccount() {
            assertRefused(
                    account.given(opened().closed().events()).when(deposit(eur(50))), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happenOnceEvenWhenRedelivered() {
            account.given(opened().events())
                    .andGivenCommands(deposit(eur(50)))
                    .when(deposit(eur(50)))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(2, 50, 0, 50));
        }

        @Test
        void needAnAccount() {
            account.givenNoPriorActivity().when(deposit(eur(50))).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Withdrawals {

        @Test
        void takeFromThePostedBalance() {
            account.given(opened().deposited(100).held("hold", 30).events())
                    .when(withdraw(eur(70)))
                    .expectEvents(new MoneyWithdrawn(ACCOUNT, OPERATION, 70, EUR, "sealed", 30, 30))
                    .expectResultMessagePayload(receipt(4, 30, 30, 0));
        }

        @Test
        void mayUseTheWholeOverdraft() {
            account.given(opened(50).deposited(100).events())
                    .when(withdraw(eur(150)))
                    .expectResultMessagePayload(receipt(3, -50, 0, 0));
        }

        @Test
        void areRefusedBeyondTheOverdraft() {
            assertRefused(
                    account.given(opened(50).deposited(100).events()).when(withdraw(eur(151))),
                    RefusalCode.INSUFFICIENT_FUNDS);
        }

        @Test
        void areRefusedFromHeldMoney() {
            assertRefused(
                    account.given(opened().deposited(100).held("hold", 30).events())
                            .when(withdraw(eur(71))),
                    RefusalCode.INSUFFICIENT_FUNDS);
        }

        @Test
        void mayUseMoneyThatIsNoLongerHeld() {
            account.given(opened().deposited(100)
                            .held("hold", 30)
                            .released("hold")
                            .events())
                    .when(withdraw(eur(100)))
                    .expectResultMessagePayload(receipt(5, 0, 0, 0));
        }

        @Test
        void areRefusedInAnotherCurrency() {
            assertRefused(
                    account.given(opened().deposited(100).events()).when(withdraw(new Money(1, "JPY"))),
                    RefusalCode.CURRENCY_MISMATCH);
        }

        @Test
        void areRefusedByAFrozenAccount() {
            assertRefused(
                    account.given(opened().deposited(100).frozen().events()).when(withdraw(eur(1))),
                    RefusalCode.ACCOUNT_IS_FROZEN);
        }

        @Test
        void areRefusedByAClosedAccount() {
            assertRefused(
                    account.given(opened(100).closed().events()).when(withdraw(eur(1))), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happenOnceEvenWhenRedelivered() {
            account.given(opened().deposited(100).events())
                    .andGivenCommands(withdraw(eur(60)))
                    .when(withdraw(eur(60)))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(3, 40, 0, 40));
        }
    }

    private static DepositMoney deposit(Money amount) {
        return new DepositMoney(OPERATION, ACCOUNT, amount, "sealed");
    }

    private static WithdrawMoney withdraw(Money amount) {
        return new WithdrawMoney(OPERATION, ACCOUNT, amount, "sealed");
    }
}
