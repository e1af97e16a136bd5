package io.corebank.transfer;

import static io.corebank.transfer.Examples.AMOUNT;
import static io.corebank.transfer.Examples.ASKED_AT;
import static io.corebank.transfer.Examples.CANCELLED;
import static io.corebank.transfer.Examples.COMPENSATED;
import static io.corebank.transfer.Examples.COMPLETED;
import static io.corebank.transfer.Examples.CREDIT_CONFIRMED;
import static io.corebank.transfer.Examples.CREDIT_REFUSED;
import static io.corebank.transfer.Examples.EXECUTE_AT;
import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.HOLD_CONFIRMED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.REASON;
import static io.corebank.transfer.Examples.REFERENCE;
import static io.corebank.transfer.Examples.REJECTED;
import static io.corebank.transfer.Examples.REQUESTED;
import static io.corebank.transfer.Examples.SCHEDULED;
import static io.corebank.transfer.Examples.STARTED;
import static io.corebank.transfer.Examples.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.command.CompensateTransfer;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.CompleteTransfer;
import io.corebank.api.transfer.command.ConfirmTransferCredit;
import io.corebank.api.transfer.command.ConfirmTransferHold;
import io.corebank.api.transfer.command.RefuseTransferCredit;
import io.corebank.api.transfer.command.RejectTransfer;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.TransferEvent;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol as a table: everything that can happen, and the one command that follows. */
class TransferProtocolTest {

    static final HoldForTransfer HOLD =
            new HoldForTransfer(operation("hold"), FROM, ID, TO, AMOUNT, REFERENCE, LocalDate.of(2026, 3, 1));
    static final CreditTransfer CREDIT = new CreditTransfer(operation("credit"), TO, ID, FROM, AMOUNT, REFERENCE);
    static final CaptureTransferHold CAPTURE = new CaptureTransferHold(operation("capture"), FROM, ID);
    static final ReleaseTransferHold RELEASE = new ReleaseTransferHold(operation("release"), FROM, ID);

    static final TransferCommand CONFIRM_HOLD = new ConfirmTransferHold(operation("confirm-hold"), ID);
    static final TransferCommand REJECT = new RejectTransfer(operation("reject"), ID, REASON);
    static final TransferCommand CONFIRM_CREDIT = new ConfirmTransferCredit(operation("confirm-credit"), ID);
    static final TransferCommand REFUSE_CREDIT = new RefuseTransferCredit(operation("refuse-credit"), ID, REASON);
    static final TransferCommand COMPLETE = new CompleteTransfer(operation("complete"), ID);
    static final TransferCommand COMPENSATE = new CompensateTransfer(operation("compensate"), ID);

    static Stream<Arguments> whatToAskAfterAnEventOfTheTransfer() {
        return Stream.of(
                Arguments.of(REQUESTED, HOLD),
                Arguments.of(HOLD_CONFIRMED, CREDIT),
                Arguments.of(CREDIT_CONFIRMED, CAPTURE),
                Arguments.of(CREDIT_REFUSED, RELEASE),
                Arguments.of(COMPLETED, null),
                Arguments.of(REJECTED, null),
                Arguments.of(COMPENSATED, null),
                Arguments.of(SCHEDULED, null),
                Arguments.of(STARTED, HOLD),
                Arguments.of(CANCELLED, null),
                Arguments.of(Reversing.REDRIVEN, null),
                Arguments.of(Reversing.GRANTED, null),
                Arguments.of(Reversing.REVERSED, null),
                Arguments.of(Reversing.RETURNED, null));
    }

    static Stream<Arguments> whatToTellAfterAnAccountAnswered() {
        LegOutcome done = LegOutcome.done();
        LegOutcome refused = LegOutcome.refused(REASON);
        return Stream.of(
                Arguments.of(HOLD, done, AccountEvents.HELD, CONFIRM_HOLD),
                Arguments.of(HOLD, refused, AccountEvents.HOLD_REJECTED, REJECT),
                Arguments.of(CREDIT, done, AccountEvents.CREDITED, CONFIRM_CREDIT),
                Arguments.of(CREDIT, refused, AccountEvents.CREDIT_REJECTED, REFUSE_CREDIT),
                Arguments.of(CAPTURE, done, AccountEvents.CAPTURED, COMPLETE),
                Arguments.of(RELEASE, done, AccountEvents.RELEASED, COMPENSATE));
    }

    @ParameterizedTest
    @MethodSource("whatToAskAfterAnEventOfTheTransfer")
    void asksAnAccount(TransferEvent event, @Nullable TransferLeg leg) {
        assertThat(TransferProtocol.next(event, REFERENCE, ASKED_AT)).isEqualTo(Optional.ofNullable(leg));
    }

    /** An answer and its event say the same, so that it does not matter which of them arrives, or whether both do. */
    @ParameterizedTest
    @MethodSource("whatToTellAfterAnAccountAnswered")
    void tellsTheTransfer(TransferLeg leg, LegOutcome outcome, AccountEvent event, TransferCommand command) {
        assertThat(TransferProtocol.after(leg, outcome)).isEqualTo(command);
        assertThat(TransferProtocol.after(event)).contains(command);
    }

    @ParameterizedTest
    @FieldSource("io.corebank.transfer.AccountEvents#OF_NO_TRANSFER")
    void ignoresWhatIsNoTransfersBusiness(AccountEvent event) {
        assertThat(TransferProtocol.after(event)).isEmpty();
    }

    @Test
    void startsAScheduledTransferAtItsTimeAndNoOther() {
        TransferState scheduled = Examples.stateAfter(List.of(SCHEDULED));
        assertThat(TransferProtocol.start(scheduled, EXECUTE_AT.minusNanos(1))).isEmpty();
        assertThat(TransferProtocol.start(scheduled, EXECUTE_AT))
                .contains(new StartTransfer(operation("start"), ID, EXECUTE_AT));
        assertThat(TransferProtocol.start(Examples.stateAfter(List.of(REQUESTED)), EXECUTE_AT))
                .isEmpty();
        assertThat(TransferProtocol.start(Examples.stateAfter(List.of(SCHEDULED, STARTED)), EXECUTE_AT))
                .isEmpty();
    }

    @Test
    void asksForTheTransferThatGivesMoneyBack() {
        assertThat(ReversalProtocol.begin(Reversing.GRANTED))
                .isEqualTo(new RequestTransfer(
                        OperationIds.derive("transfer", Reversing.REVERSAL, "request"),
                        Reversing.REVERSAL,
                        "bob",
                        TO,
                        FROM,
                        new Money(234, "EUR"),
                        REFERENCE,
                        null,
                        ID,
                        null));
    }

    @Test
    void tellsTheTransferWhoseMoneyWasToGoBackOfTheEnd() {
        String settle = operation("settle");
        assertThat(ReversalProtocol.settle(COMPLETED, "original"))
                .contains(new CompleteReversal(settle, "original", ID));
        assertThat(ReversalProtocol.settle(REJECTED, "original"))
                .contains(new ReturnReversal(settle, "original", ID, REASON));
        assertThat(ReversalProtocol.settle(COMPENSATED, "original"))
                .contains(new ReturnReversal(settle, "original", ID, REASON));
        assertThat(ReversalProtocol.settle(CREDIT_CONFIRMED, "original")).isEmpty();
        assertThat(ReversalProtocol.settle(COMPLETED, null)).isEmpty();
    }

    @Test
    void coversEveryEventThereIs() {
        Set<Class<?>> transferEvents = new HashSet<>();
        whatToAskAfterAnEventOfTheTransfer().forEach(row -> transferEvents.add(row.get()[0].getClass()));
        assertThat(transferEvents).containsExactlyInAnyOrder(TransferEvent.class.getPermittedSubclasses());
        Set<Class<?>> accountEvents = new HashSet<>();
        whatToTellAfterAnAccountAnswered().forEach(row -> accountEvents.add(row.get()[2].getClass()));
        AccountEvents.OF_NO_TRANSFER.forEach(event -> accountEvents.add(event.getClass()));
        assertThat(accountEvents).containsExactlyInAnyOrder(AccountEvent.class.getPermittedSubclasses());
        Set<Class<?>> legs = new HashSet<>();
        whatToTellAfterAnAccountAnswered().forEach(row -> legs.add(row.get()[0].getClass()));
        assertThat(legs).containsExactlyInAnyOrder(TransferLeg.class.getPermittedSubclasses());
    }

    @Test
    void concludesNothingFromARefusalThatCannotBe() {
        assertThatThrownBy(() -> TransferProtocol.after(CAPTURE, LegOutcome.refused(REASON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TransferProtocol.after(RELEASE, LegOutcome.refused(REASON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TransferProtocol.after(HOLD, new LegOutcome(false, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String operation(String leg) {
        return OperationIds.derive("transfer", ID, leg);
    }
}
