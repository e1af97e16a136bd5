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
import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseReason;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountCardHoldsTest {

    private static final String HOLD = "hold-1";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);

    private final FixtureConfiguration<Account> account = account();

    @Nested
    class Placing {

        @Test
        void setsAnAmountAside() {
            given(opened(20).deposited(100))
                    .when(place(eur(120), LATER))
                    .expectEvents(new HoldPlaced(ACCOUNT, OPERATION, HOLD, null, null, 120, EUR, null, LATER, 100, 120))
                    .expectResultMessagePayload(receipt(3, 100, 120, 0, HOLD));
        }

        @Test
        void isRefusedBeyondWhatIsAvailable() {
            assertRefused(given(opened(20).deposited(100)).when(place(eur(121), null)), RefusalCode.INSUFFICIENT_FUNDS);
        }

        @Test
        void isRefusedForMoneyThatIsHeldAlready() {
            assertRefused(
                    given(opened().deposited(100).held("other", 60)).when(place(eur(41), null)),
                    RefusalCode.INSUFFICIENT_FUNDS);
        }

        @Test
        void isRefusedInAnotherCurrency() {
            assertRefused(
                    given(opened().deposited(100)).when(place(new Money(1, "USD"), null)),
                    RefusalCode.CURRENCY_MISMATCH);
        }

        @Test
        void isRefusedByAFrozenAccount() {
            assertRefused(
                    given(opened().deposited(100).frozen()).when(place(eur(1), null)), RefusalCode.ACCOUNT_IS_FROZEN);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(given(opened(10).closed()).when(place(eur(1), null)), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void isRefusedWhenItHasExpiredAlready() {
            assertRefused(given(opened().deposited(100)).when(place(eur(1), NOW)), RefusalCode.HOLD_EXPIRED);
        }

        @Test
        void isRefusedForTheThousandAndFirstHoldWhateverTransfersAreUnderWay() {
            History history = opened().deposited(3_000);
            for (int i = 0; i < 999; i++) {
                history.held("other-" + i, 1).heldForTransfer("transfer-" + i, 1);
            }
            given(history).when(place(eur(1), null)).expectSuccessfulHandlerExecution();
            history.held("other", 1);
            assertRefused(given(history).when(place(eur(1), null)), RefusalCode.LIMIT_EXCEEDED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened().deposited(100))
                    .andGivenCommands(place(eur(60), null))
                    .when(place(eur(60), null))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(3, 100, 60, 40, HOLD));
        }

        @Test
        void happensOnceEvenWhenRedeliveredLongAfterwards() {
            given(opened().deposited(100).held(HOLD, 60))
                    .when(place(eur(60), null))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(3, 100, 60, 40, HOLD));
        }
    }

    @Nested
    class Capturing {

        @Test
        void takesAllOfIt() {
            given(opened().deposited(100).heldUntil(LATER, HOLD, 60))
                    .when(capture(null))
                    .expectEvents(new HoldCaptured(ACCOUNT, OPERATION, HOLD, null, null, 60, 0, EUR, null, 40, 0))
                    .expectResultMessagePayload(receipt(4, 40, 0, 40, HOLD));
        }

        @Test
        void takesAPartAndReleasesTheRest() {
            given(opened().deposited(100).held("other", 10).held(HOLD, 60))
                    .when(capture(eur(25)))
                    .expectEvents(new HoldCaptured(ACCOUNT, OPERATION, HOLD, null, null, 25, 35, EUR, null, 75, 10))
                    .expectResultMessagePayload(receipt(5, 75, 10, 65, HOLD));
        }

        @Test
        void isRefusedBeyondTheHold() {
            assertRefused(
                    given(opened().deposited(100).held(HOLD, 60)).when(capture(eur(61))), RefusalCode.HOLD_EXCEEDED);
        }

        @Test
        void isRefusedInAnotherCurrency() {
            assertRefused(
                    given(opened().deposited(100).held(HOLD, 60)).when(capture(new Money(1, "USD"))),
                    RefusalCode.CURRENCY_MISMATCH);
        }

        @Test
        void isRefusedFromTheInstantOfExpiryOn() {
            assertRefused(
                    given(opened().deposited(100).heldUntil(NOW, HOLD, 60)).when(capture(null)),
                    RefusalCode.HOLD_EXPIRED);
        }

        @Test
        void isRefusedWithoutAHold() {
            assertRefused(given(opened().deposited(100)).when(capture(null)), RefusalCode.HOLD_NOT_FOUND);
        }

        @Test
        void isRefusedForAHoldThatIsGone() {
            assertRefused(
                    given(opened().deposited(100).held(HOLD, 60).captured(HOLD)).when(capture(null)),
                    RefusalCode.HOLD_NOT_FOUND);
        }

        @Test
        void isRefusedForTheHoldOfATransfer() {
            assertRefused(
                    given(opened().deposited(100).heldForTransfer(HOLD, 60)).when(capture(null)),
                    RefusalCode.HOLD_OF_TRANSFER);
        }

        @Test
        void isRefusedByAFrozenAccount() {
            assertRefused(
                    given(opened().deposited(100).held(HOLD, 60).frozen()).when(capture(null)),
                    RefusalCode.ACCOUNT_IS_FROZEN);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(given(opened().closed()).when(capture(null)), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened().deposited(100).held(HOLD, 60))
                    .andGivenCommands(capture(eur(25)))
                    .when(capture(eur(25)))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(4, 75, 0, 75, HOLD));
        }
    }

    @Nested
    class Releasing {

        @Test
        void givesTheAmountBack() {
            given(opened().deposited(100).held(HOLD, 60))
                    .when(release(ReleaseReason.REQUESTED))
                    .expectEvents(new HoldReleased(ACCOUNT, OPERATION, HOLD, null, 60, EUR, "REQUESTED", 100, 0))
                    .expectResultMessagePayload(receipt(4, 100, 0, 100, HOLD));
        }

        @Test
        void cannotBeRefusedByAFrozenAccount() {
            given(opened().deposited(100).held(HOLD, 60).frozen())
                    .when(release(ReleaseReason.EXPIRED))
                    .expectEvents(new HoldReleased(ACCOUNT, OPERATION, HOLD, null, 60, EUR, "EXPIRED", 100, 0));
        }

        @Test
        void isRefusedWithoutAHold() {
            assertRefused(given(opened()).when(release(ReleaseReason.REQUESTED)), RefusalCode.HOLD_NOT_FOUND);
        }

        @Test
        void isRefusedForTheHoldOfATransfer() {
            assertRefused(
                    given(opened().deposited(100).heldForTransfer(HOLD, 60)).when(release(ReleaseReason.EXPIRED)),
                    RefusalCode.HOLD_OF_TRANSFER);
        }

        @Test
        void isRefusedByAClosedAccount() {
            assertRefused(
                    given(opened().closed()).when(release(ReleaseReason.REQUESTED)), RefusalCode.ACCOUNT_IS_CLOSED);
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened().deposited(100).held(HOLD, 60))
                    .andGivenCommands(release(ReleaseReason.REQUESTED))
                    .when(release(ReleaseReason.REQUESTED))
                    .expectNoEvents()
                    .expectResultMessagePayload(receipt(4, 100, 0, 100, HOLD));
        }
    }

    private TestExecutor<Account> given(History history) {
        return account.given(history.events());
    }

    private static PlaceHold place(Money amount, @Nullable Instant expiresAt) {
        return new PlaceHold(OPERATION, ACCOUNT, HOLD, amount, expiresAt, NOW);
    }

    private static CaptureHold capture(@Nullable Money amount) {
        return new CaptureHold(OPERATION, ACCOUNT, HOLD, amount, NOW);
    }

    private static ReleaseHold release(ReleaseReason reason) {
        return new ReleaseHold(OPERATION, ACCOUNT, HOLD, reason);
    }
}
