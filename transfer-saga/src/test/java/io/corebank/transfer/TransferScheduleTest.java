package io.corebank.transfer;

import static io.corebank.transfer.Examples.ASKED_AT;
import static io.corebank.transfer.Examples.CANCELLED;
import static io.corebank.transfer.Examples.COMPENSATED;
import static io.corebank.transfer.Examples.CREDIT_REFUSED;
import static io.corebank.transfer.Examples.EXECUTE_AT;
import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.HOLD_CONFIRMED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.OPERATION;
import static io.corebank.transfer.Examples.REFERENCE;
import static io.corebank.transfer.Examples.REJECTED;
import static io.corebank.transfer.Examples.REQUESTED;
import static io.corebank.transfer.Examples.SCHEDULED;
import static io.corebank.transfer.Examples.STARTED;
import static io.corebank.transfer.Examples.TO;
import static io.corebank.transfer.Reversing.GRANTED;
import static io.corebank.transfer.Reversing.LAST_REDRIVE;
import static io.corebank.transfer.Reversing.REDRIVEN;
import static io.corebank.transfer.Reversing.completedAnd;

import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.CancelTransfer;
import io.corebank.api.transfer.command.RedriveTransfer;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.RequestTransfer.Schedule;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.TransferEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class TransferScheduleTest {

    private static final CancelTransfer CANCEL = new CancelTransfer(OPERATION, ID);
    private static final RedriveTransfer REDRIVE = new RedriveTransfer(LAST_REDRIVE, ID);

    @Test
    void waitsForItsTime() {
        requested(EXECUTE_AT)
                .expectEvents(SCHEDULED)
                .expectResultMessagePayload(new TransferReceipt(ID, TransferStatus.SCHEDULED, 1));
        requested(ASKED_AT.plus(Duration.ofDays(366))).expectSuccessfulHandlerExecution();
    }

    @Test
    void isScheduledNeitherForThePastNorForever() {
        for (Instant never : List.of(
                ASKED_AT,
                ASKED_AT.minusSeconds(1),
                ASKED_AT.plus(Duration.ofDays(366)).plusNanos(1))) {
            requested(never).expectNoEvents().expectExceptionMessage(RefusalCode.EXECUTION_TIME.title());
        }
    }

    @Test
    void startsAtItsTimeAndNotBefore() {
        when(List.of(SCHEDULED), new StartTransfer(OPERATION, ID, EXECUTE_AT.minusNanos(1)))
                .expectNoEvents();
        when(List.of(SCHEDULED), new StartTransfer(OPERATION, ID, EXECUTE_AT)).expectEvents(STARTED);
        when(List.of(SCHEDULED, STARTED), new StartTransfer(OPERATION, ID, EXECUTE_AT))
                .expectNoEvents();
        when(List.of(SCHEDULED, CANCELLED), new StartTransfer(OPERATION, ID, EXECUTE_AT))
                .expectNoEvents();
    }

    @Test
    void isCancelledAsLongAsItWaits() {
        when(List.of(SCHEDULED), CANCEL)
                .expectEvents(CANCELLED)
                .expectResultMessagePayload(new TransferReceipt(ID, TransferStatus.CANCELLED, 2));
        when(List.of(SCHEDULED, CANCELLED), CANCEL).expectNoEvents().expectSuccessfulHandlerExecution();
        for (List<TransferEvent> tooLate : List.of(
                List.<TransferEvent>of(SCHEDULED, STARTED), List.<TransferEvent>of(REQUESTED), completedAnd())) {
            when(tooLate, CANCEL).expectNoEvents().expectExceptionMessage(RefusalCode.TRANSFER_NOT_SCHEDULED.title());
        }
    }

    @Test
    void isDrivenOnWhileThereIsSomethingToDrive() {
        for (List<TransferEvent> open : List.of(
                List.<TransferEvent>of(REQUESTED),
                List.<TransferEvent>of(SCHEDULED, STARTED),
                List.<TransferEvent>of(REQUESTED, HOLD_CONFIRMED),
                completedAnd(GRANTED))) {
            when(open, REDRIVE).expectEvents(REDRIVEN);
        }
        when(List.of(REQUESTED, REDRIVEN), REDRIVE).expectNoEvents().expectSuccessfulHandlerExecution();
        when(List.of(REQUESTED, REDRIVEN), new RedriveTransfer("again", ID))
                .expectResultMessagePayload(new TransferReceipt(ID, TransferStatus.REQUESTED, 3));
        for (List<TransferEvent> resting : List.of(
                List.<TransferEvent>of(SCHEDULED),
                List.<TransferEvent>of(SCHEDULED, CANCELLED),
                List.<TransferEvent>of(REQUESTED, REJECTED),
                List.<TransferEvent>of(REQUESTED, HOLD_CONFIRMED, CREDIT_REFUSED, COMPENSATED),
                completedAnd())) {
            when(resting, REDRIVE).expectNoEvents().expectExceptionMessage(RefusalCode.TRANSFER_AT_REST.title());
        }
    }

    private static ResultValidator<Transfer> requested(Instant executeAt) {
        RequestTransfer request = new RequestTransfer(
                OPERATION,
                ID,
                "ada",
                FROM,
                TO,
                new Money(1234, "EUR"),
                REFERENCE,
                new Schedule(executeAt, ASKED_AT),
                null,
                null);
        return new AggregateTestFixture<>(Transfer.class).givenNoPriorActivity().when(request);
    }

    private static ResultValidator<Transfer> when(List<? extends TransferEvent> history, Object command) {
        return new AggregateTestFixture<>(Transfer.class)
                .given(history.toArray())
                .when(command);
    }
}
