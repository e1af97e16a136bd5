package io.corebank.account;

import static io.corebank.account.AccountTesting.OPERATION;
import static io.corebank.account.AccountTesting.account;
import static io.corebank.account.AccountTesting.assertRefused;
import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.AccountTesting.receipt;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.EUR;
import static io.corebank.account.History.OTHER_ACCOUNT;
import static io.corebank.account.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.ChangeAccountLimits;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.WithdrawMoney;
import io.corebank.api.account.event.AccountLimitsChanged;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountLimitsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final LocalDate NEXT = LocalDate.of(2026, 3, 1);
    private static final LegOutcome REFUSED = LegOutcome.refused("limit-exceeded");

    @Nested
    class Changing {

        @Test
        void setsBothLimits() {
            given(opened())
                    .when(limits(5L, 20L))
                    .expectEvents(new AccountLimitsChanged(ACCOUNT, OPERATION, 5L, 20L, EUR, 0, 0))
                    .expectResultMessagePayload(receipt(2, 0, 0, 0));
        }

        @Test
        void changesNothingWhenRedelivered() {
            given(opened())
                    .andGivenCommands(limits(5L, 20L))
                    .when(limits(5L, 20L))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(2, 0, 0, 0));
        }

        @Test
        void isRefusedByAClosedAccountAndInAnotherCurrency() {
            assertRefused(given(opened().closed()).when(limits(5L, 20L)), RefusalCode.ACCOUNT_IS_CLOSED);
            assertRefused(
                    given(opened()).when(new ChangeAccountLimits(OPERATION, ACCOUNT, 1L, null, "USD")),
                    RefusalCode.CURRENCY_MISMATCH);
        }

        @Test
        void takesLimitsAwayAgain() {
            limited(5L, 20L)
                    .andGivenCommands(new ChangeAccountLimits("other", ACCOUNT, null, null, EUR))
                    .when(hold("t", 100, DAY))
                    .expectResultMessagePayload(LegOutcome.done());
        }
    }

    @Nested
    class ATransfer {

        @Test
        void mayPayAsMuchAsOneTransferMay() {
            limited(5L, null).when(hold("t", 5, DAY)).expectResultMessagePayload(LegOutcome.done());
            limited(5L, null).when(hold("t", 6, DAY)).expectResultMessagePayload(REFUSED);
            limited(5L, null).when(hold("t", 6, null)).expectResultMessagePayload(REFUSED);
        }

        @Test
        void mayPayWhatIsLeftOfTheDay() {
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, DAY))
                    .when(hold("t2", 5, DAY))
                    .expectEvents(new HoldPlaced(
                            ACCOUNT, "hold-t2", "t2", "t2", OTHER_ACCOUNT, 5, EUR, null, null, 100, 20, DAY, 20L));
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, DAY))
                    .when(hold("t2", 6, DAY))
                    .expectResultMessagePayload(REFUSED);
        }

        @Test
        void beginsAgainWithTheNextDay() {
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 20, DAY))
                    .when(hold("t2", 20, NEXT))
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void countsOnTheLatestDayWhenItComesLate() {
            ResultValidator<Account> late =
                    limited(null, 20L).andGivenCommands(hold("t1", 15, NEXT)).when(hold("t2", 5, DAY));
            late.expectEvents(new HoldPlaced(
                    ACCOUNT, "hold-t2", "t2", "t2", OTHER_ACCOUNT, 5, EUR, null, null, 100, 20, NEXT, 20L));
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, NEXT))
                    .when(hold("t2", 6, DAY))
                    .expectResultMessagePayload(REFUSED);
        }

        @Test
        void countsOnceWhenRedelivered() {
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, DAY), hold("t1", 15, DAY))
                    .when(hold("t2", 5, DAY))
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void givesItsShareOfTheDayBackWhenItIsCompensated() {
            ReleaseTransferHold release = new ReleaseTransferHold("release", ACCOUNT, "t1");
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, DAY))
                    .when(release)
                    .expectEvents(new HoldReleased(
                            ACCOUNT, "release", "t1", "t1", 15, EUR, "TRANSFER_COMPENSATED", 100, 0, 0L));
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, DAY), release)
                    .when(hold("t2", 20, DAY))
                    .expectResultMessagePayload(LegOutcome.done());
            limited(null, 20L)
                    .andGivenCommands(hold("t1", 15, DAY), hold("t2", 15, NEXT), release)
                    .when(hold("t3", 6, NEXT))
                    .expectResultMessagePayload(REFUSED);
        }

        @Test
        void countsBeforeThereIsALimit() {
            given(opened().deposited(100))
                    .andGivenCommands(hold("t1", 15, DAY), limits(null, 20L))
                    .when(hold("t2", 6, DAY))
                    .expectResultMessagePayload(REFUSED);
        }

        @Test
        void lacksTheMoneyBeforeItIsTooMuch() {
            limited(5L, 20L)
                    .when(hold("t", 101, DAY))
                    .expectResultMessagePayload(LegOutcome.refused("insufficient-funds"));
        }
    }

    @Test
    void leaveCashAndCardsAlone() {
        limited(5L, 5L)
                .when(new WithdrawMoney(OPERATION, ACCOUNT, eur(50), null))
                .expectSuccessfulHandlerExecution();
        limited(5L, 5L)
                .when(new PlaceHold(OPERATION, ACCOUNT, "card", eur(50), null, Instant.EPOCH))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void addUpWithoutOverflow() {
        Spending most = new Spending(DAY, Long.MAX_VALUE - 1);
        assertThat(most.plus(DAY, 1).minor()).isEqualTo(Long.MAX_VALUE);
        assertThat(most.plus(DAY, 2).minor()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Limits(null, 5L).allow(1, most, DAY)).isFalse();
        assertThat(new Spending(DAY, 1).minus(DAY, 2)).isEqualTo(new Spending(DAY, 0));
        assertThat(new Spending(DAY, 1).minus(null, 1)).isEqualTo(new Spending(DAY, 1));
        assertThat(new Spending(DAY, 1).on(null)).isEqualTo(1);
        assertThat(Spending.NOTHING.on(DAY)).isZero();
    }

    private static ChangeAccountLimits limits(@Nullable Long perTransfer, @Nullable Long daily) {
        return new ChangeAccountLimits(OPERATION, ACCOUNT, perTransfer, daily, EUR);
    }

    private static TestExecutor<Account> limited(@Nullable Long perTransfer, @Nullable Long daily) {
        return given(opened().deposited(100)).andGivenCommands(limits(perTransfer, daily));
    }

    private static HoldForTransfer hold(String transferId, long minor, @Nullable LocalDate day) {
        return new HoldForTransfer(
                "hold-" + transferId, ACCOUNT, transferId, OTHER_ACCOUNT, new Money(minor, EUR), null, day);
    }

    private static TestExecutor<Account> given(History history) {
        return account().given(history.events());
    }
}
