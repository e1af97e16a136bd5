package io.corebank.account;

import static io.corebank.account.AccountTesting.OPERATION;
import static io.corebank.account.AccountTesting.account;
import static io.corebank.account.AccountTesting.assertRejected;
import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.EUR;
import static io.corebank.account.History.OTHER_ACCOUNT;
import static io.corebank.account.History.opened;

import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountTransferLegsTest {

    private static final String TRANSFER = "transfer-1";
    private static final String REFERENCE = "sealed-reference";
    private static final CaptureTransferHold CAPTURE = new CaptureTransferHold(OPERATION, ACCOUNT, TRANSFER);
    private static final ReleaseTransferHold RELEASE = new ReleaseTransferHold(OPERATION, ACCOUNT, TRANSFER);

    private final FixtureConfiguration<Account> account = account();

    @Nested
    class AHold {

        @Test
        void setsTheAmountAsideUnderTheTransfersId() {
            given(opened(20).deposited(100))
                    .when(hold(eur(120)))
                    .expectEvents(new HoldPlaced(
                            ACCOUNT, OPERATION, TRANSFER, TRANSFER, OTHER_ACCOUNT, 120, EUR, REFERENCE, null, 100, 120))
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void isRejectedBeyondWhatIsAvailable() {
            assertRejected(
                    given(opened(20).deposited(100)).when(hold(eur(121))),
                    RefusalCode.INSUFFICIENT_FUNDS,
                    rejected(121, "insufficient-funds", 100));
        }

        @Test
        void isRejectedByAFrozenAccount() {
            assertRejected(
                    given(opened().deposited(100).frozen()).when(hold(eur(1))),
                    RefusalCode.ACCOUNT_IS_FROZEN,
                    rejected(1, "account-frozen", 100));
        }

        @Test
        void isRejectedByAClosedAccount() {
            assertRejected(
                    given(opened().closed()).when(hold(eur(1))),
                    RefusalCode.ACCOUNT_IS_CLOSED,
                    rejected(1, "account-closed", 0));
        }

        @Test
        void isRejectedInAnotherCurrency() {
            assertRejected(
                    given(opened().deposited(100)).when(hold(new Money(1, "USD"))),
                    RefusalCode.CURRENCY_MISMATCH,
                    rejected(1, "currency-mismatch", 100));
        }

        @Test
        void isPlacedBesideThousandsUnderWayAndRejectedBesideTooMany() {
            History history = opened().deposited(20_000);
            for (int i = 0; i < 10_999; i++) {
                history.heldForTransfer("other-" + i, 1);
            }
            given(history).when(hold(eur(1))).expectResultMessagePayload(LegOutcome.done());
            history.held("hold", 1);
            given(history).when(hold(eur(1))).expectResultMessagePayload(LegOutcome.refused("limit-exceeded"));
        }

        @Test
        void isPlacedOnceEvenWhenRedelivered() {
            given(opened().deposited(100))
                    .andGivenCommands(hold(eur(60)))
                    .when(hold(eur(60)))
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void isPlacedOnceEvenWhenRedeliveredLongAfterwards() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60))
                    .when(hold(eur(60)))
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void staysRejectedWhenRedeliveredAfterMoneyCame() {
            given(opened())
                    .andGivenCommands(hold(eur(60)), new CreditTransfer("other", ACCOUNT, "t", "a", eur(60), null))
                    .when(hold(eur(60)))
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.refused("insufficient-funds"));
        }

        private HoldRejected rejected(long amount, String reason, long posted) {
            return new HoldRejected(ACCOUNT, OPERATION, TRANSFER, TRANSFER, amount, EUR, reason, posted, 0);
        }
    }

    @Nested
    class ACredit {

        @Test
        void arrives() {
            given(opened().deposited(100))
                    .when(credit(eur(50)))
                    .expectEvents(new TransferCredited(
                            ACCOUNT, OPERATION, TRANSFER, OTHER_ACCOUNT, 50, EUR, REFERENCE, 150, 0))
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void arrivesOnAFrozenAccount() {
            given(opened().frozen()).when(credit(eur(50))).expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void isRejectedByAClosedAccount() {
            assertRejected(
                    given(opened().closed()).when(credit(eur(50))),
                    RefusalCode.ACCOUNT_IS_CLOSED,
                    rejected("account-closed", 0));
        }

        @Test
        void isRejectedInAnotherCurrency() {
            assertRejected(
                    given(opened()).when(credit(new Money(50, "JPY"))),
                    RefusalCode.CURRENCY_MISMATCH,
                    rejected("currency-mismatch", 0));
        }

        @Test
        void isRejectedWhereFiguresWouldOverflow() {
            long almostFull = Long.MAX_VALUE - 49;
            assertRejected(
                    given(opened().deposited(almostFull)).when(credit(eur(50))),
                    RefusalCode.LIMIT_EXCEEDED,
                    rejected("limit-exceeded", almostFull));
        }

        @Test
        void arrivesOnceEvenWhenRedelivered() {
            given(opened())
                    .andGivenCommands(credit(eur(50)))
                    .when(credit(eur(50)))
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void staysRejectedWhenRedelivered() {
            given(opened().closed())
                    .andGivenCommands(credit(eur(50)))
                    .when(credit(eur(50)))
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.refused("account-closed"));
        }

        private TransferCreditRejected rejected(String reason, long posted) {
            return new TransferCreditRejected(ACCOUNT, OPERATION, TRANSFER, 50, EUR, reason, posted, 0);
        }
    }

    @Nested
    class ACapture {

        @Test
        void takesTheHeldMoney() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60))
                    .when(CAPTURE)
                    .expectEvents(captured())
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void cannotBeRefusedByAFrozenAccount() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60).frozen())
                    .when(CAPTURE)
                    .expectEvents(captured())
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void changesNothingWithoutAHold() {
            given(opened().closed()).when(CAPTURE).expectNoEvents().expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60))
                    .andGivenCommands(CAPTURE)
                    .when(CAPTURE)
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.done());
        }

        private HoldCaptured captured() {
            return new HoldCaptured(
                    ACCOUNT, OPERATION, TRANSFER, TRANSFER, OTHER_ACCOUNT, 60, 0, EUR, REFERENCE, 40, 0);
        }
    }

    @Nested
    class ARelease {

        @Test
        void givesTheHeldMoneyBack() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60))
                    .when(RELEASE)
                    .expectEvents(released())
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void cannotBeRefusedByAFrozenAccount() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60).frozen())
                    .when(RELEASE)
                    .expectEvents(released())
                    .expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void changesNothingWithoutAHold() {
            given(opened()).when(RELEASE).expectNoEvents().expectResultMessagePayload(LegOutcome.done());
        }

        @Test
        void happensOnceEvenWhenRedelivered() {
            given(opened().deposited(100).heldForTransfer(TRANSFER, 60))
                    .andGivenCommands(RELEASE)
                    .when(RELEASE)
                    .expectNoEvents()
                    .expectResultMessagePayload(LegOutcome.done());
        }

        private HoldReleased released() {
            return new HoldReleased(ACCOUNT, OPERATION, TRANSFER, TRANSFER, 60, EUR, "TRANSFER_COMPENSATED", 100, 0);
        }
    }

    private TestExecutor<Account> given(History history) {
        return account.given(history.events());
    }

    private static HoldForTransfer hold(Money amount) {
        return new HoldForTransfer(OPERATION, ACCOUNT, TRANSFER, OTHER_ACCOUNT, amount, REFERENCE);
    }

    private static CreditTransfer credit(Money amount) {
        return new CreditTransfer(OPERATION, ACCOUNT, TRANSFER, OTHER_ACCOUNT, amount, REFERENCE);
    }
}
