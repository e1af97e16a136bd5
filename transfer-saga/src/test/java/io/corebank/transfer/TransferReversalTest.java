package io.corebank.transfer;

import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.HOLD_CONFIRMED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.OPERATION;
import static io.corebank.transfer.Examples.REASON;
import static io.corebank.transfer.Examples.REFERENCE;
import static io.corebank.transfer.Examples.REJECTED;
import static io.corebank.transfer.Examples.REQUESTED;
import static io.corebank.transfer.Examples.TO;
import static io.corebank.transfer.Reversing.GRANTED;
import static io.corebank.transfer.Reversing.RETURNED;
import static io.corebank.transfer.Reversing.REVERSAL;
import static io.corebank.transfer.Reversing.REVERSED;
import static io.corebank.transfer.Reversing.completedAnd;
import static io.corebank.transfer.Reversing.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRequested;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferReversalTest {

    private static final ReversalGranted OTHER_HALF =
            new ReversalGranted(ID, OPERATION, FROM, TO, 1234, "EUR", "reversal-2", 1_000, 1_234, "bob", REFERENCE);

    @Test
    void grantsAPart() {
        when(completedAnd(), grant(REVERSAL, 234L))
                .expectEvents(GRANTED)
                .expectResultMessagePayload(new TransferReceipt(ID, TransferStatus.COMPLETED, 5));
    }

    @Test
    void grantsAllThatIsLeft() {
        when(completedAnd(GRANTED), grant("reversal-2", null)).expectEvents(OTHER_HALF);
        when(completedAnd(GRANTED, REVERSED), grant("reversal-2", null)).expectEvents(OTHER_HALF);
        when(completedAnd(GRANTED), grant("reversal-2", 1_000L)).expectEvents(OTHER_HALF);
    }

    @Test
    void grantsAgainWhatWasReturned() {
        when(completedAnd(GRANTED, RETURNED), grant("reversal-2", null))
                .expectEvents(new ReversalGranted(
                        ID, OPERATION, FROM, TO, 1234, "EUR", "reversal-2", 1_234, 1_234, "bob", REFERENCE));
    }

    @Test
    void grantsNoMoreThanIsLeft() {
        refused(completedAnd(), grant(REVERSAL, 1_235L), RefusalCode.REVERSAL_EXCEEDED);
        refused(completedAnd(GRANTED), grant("reversal-2", 1_001L), RefusalCode.REVERSAL_EXCEEDED);
        refused(completedAnd(GRANTED, REVERSED), grant("reversal-2", 1_001L), RefusalCode.REVERSAL_EXCEEDED);
        refused(completedAnd(GRANTED, OTHER_HALF), grant("reversal-3", null), RefusalCode.REVERSAL_EXCEEDED);
    }

    @Test
    void grantsNothingOfATransferThatHasNotMovedTheMoney() {
        refused(List.of(REQUESTED), grant(REVERSAL, null), RefusalCode.TRANSFER_NOT_COMPLETED);
        refused(List.of(REQUESTED, HOLD_CONFIRMED), grant(REVERSAL, 1L), RefusalCode.TRANSFER_NOT_COMPLETED);
        refused(List.of(REQUESTED, REJECTED), grant(REVERSAL, 1L), RefusalCode.TRANSFER_NOT_COMPLETED);
    }

    @Test
    void grantsNothingOfAReversalNorInAnotherCurrency() {
        List<TransferEvent> reversal = new ArrayList<>(completedAnd());
        reversal.set(
                0, new TransferRequested(ID, OPERATION, "bob", FROM, TO, 1234, "EUR", null, null, "original", null));
        refused(reversal, grant(REVERSAL, null), RefusalCode.REVERSAL_OF_REVERSAL);
        GrantReversal dollars = new GrantReversal(OPERATION, ID, REVERSAL, "bob", new Money(1, "USD"), null, false);
        refused(completedAnd(), dollars, RefusalCode.CURRENCY_MISMATCH);
        assertThatThrownBy(() -> grant(REVERSAL, 0L)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isAskedForABoundedNumberOfTimes() {
        List<TransferEvent> history = completedAnd();
        addReversals(history, 0, Reversals.MOST_OF_CUSTOMERS);
        GrantReversal byBank = new GrantReversal(OPERATION, ID, REVERSAL, "bob", new Money(1, "EUR"), null, true);
        refused(history, grant(REVERSAL, 1L), RefusalCode.LIMIT_EXCEEDED);
        when(history, byBank)
                .expectEvents(new ReversalGranted(ID, OPERATION, FROM, TO, 1234, "EUR", REVERSAL, 1, 2, "bob", null));
        addReversals(history, Reversals.MOST_OF_CUSTOMERS, Reversals.MOST);
        refused(history, byBank, RefusalCode.LIMIT_EXCEEDED);
    }

    private static void addReversals(List<TransferEvent> history, int from, int to) {
        for (int i = from; i < to; i++) {
            history.add(new ReversalGranted(ID, OPERATION, FROM, TO, 1234, "EUR", "r" + i, 1, 1, "bob", null));
            if (i % 2 == 0) {
                history.add(new ReversalReturned(ID, OPERATION, FROM, TO, 1234, "EUR", "r" + i, 1, 0, REASON));
            }
        }
    }

    @Test
    void settlesWhatWasGrantedOnce() {
        CompleteReversal complete = new CompleteReversal(OPERATION, ID, REVERSAL);
        ReturnReversal giveBack = new ReturnReversal(OPERATION, ID, REVERSAL, REASON);
        TransferReceipt receipt = new TransferReceipt(ID, TransferStatus.COMPLETED, 6);
        when(completedAnd(GRANTED), complete).expectEvents(REVERSED).expectResultMessagePayload(receipt);
        when(completedAnd(GRANTED), giveBack).expectEvents(RETURNED).expectResultMessagePayload(receipt);
        when(completedAnd(GRANTED, OTHER_HALF), giveBack)
                .expectEvents(new ReversalReturned(ID, OPERATION, FROM, TO, 1234, "EUR", REVERSAL, 234, 1_000, REASON));
        when(completedAnd(GRANTED, OTHER_HALF), complete)
                .expectEvents(new ReversalCompleted(ID, OPERATION, FROM, TO, 1234, "EUR", REVERSAL, 234, 1_234));
        for (TransferEvent settled : List.of(REVERSED, RETURNED)) {
            when(completedAnd(GRANTED, settled), complete).expectNoEvents();
            when(completedAnd(GRANTED, settled), giveBack).expectNoEvents();
        }
        when(completedAnd(), complete).expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void grantsOnlyOnceWhatIsAskedForTwice(boolean completed) {
        when(completedAnd(GRANTED), grant(REVERSAL, 234L)).expectNoEvents();
        when(completedAnd(GRANTED, completed ? REVERSED : RETURNED), grant(REVERSAL, 234L))
                .expectNoEvents();
    }

    @Test
    void isAtRestOnceAllReversalsAreSettled() {
        assertThat(Examples.stateAfter(completedAnd()).isAtRest()).isTrue();
        assertThat(Examples.stateAfter(completedAnd(GRANTED)).isAtRest()).isFalse();
        assertThat(Examples.stateAfter(completedAnd(GRANTED, REVERSED)).isAtRest())
                .isTrue();
        assertThat(Examples.stateAfter(completedAnd(GRANTED, RETURNED)).isAtRest())
                .isTrue();
        assertThat(Examples.stateAfter(completedAnd(GRANTED)).version()).isEqualTo(5);
        assertThat(Examples.stateAfter(List.of(REQUESTED)).isAtRest()).isFalse();
    }

    private static ResultValidator<Transfer> when(List<TransferEvent> history, Object command) {
        return new AggregateTestFixture<>(Transfer.class)
                .given(history.toArray())
                .when(command);
    }

    private static void refused(List<TransferEvent> history, Object command, RefusalCode code) {
        when(history, command).expectNoEvents().expectExceptionMessage(code.title());
    }
}
