package io.corebank.transfer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Moves one transfer on: hears what happened, and sends the command that {@link TransferProtocol} says comes next. It
 * decides nothing, waits for nothing and knows nothing that the events do not tell, so that losing it loses no money:
 * {@link TransferSweeper} carries on without it.
 */
@Saga(sagaStore = TransferSagaModule.SAGA_MEMORY)
@ProcessingGroup(TransferSaga.GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class TransferSaga {

    static final String GROUP = "transfer-saga";

    private static final String TRANSFER = "transferId";

    /** A transfer's hold has the transfer's id; unlike the field of that name, it is there for card holds, too. */
    private static final String HOLD = "holdId";

    private @Nullable String sealedReference;

    private @Nullable String reversalOf;

    // Happy path: hold, credit, capture.

    /** There is no saga while a scheduled transfer waits for its time: that begins one. */
    @StartSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferRequested event, @Timestamp Instant at, TransferCommands commands) {
        sealedReference = event.sealedReference();
        reversalOf = event.reversalOf();
        if (event.executeAt() != null) {
            SagaLifecycle.end();
        }
        askAccount(event, at, commands);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferStarted event, @Timestamp Instant at, TransferCommands commands) {
        sealedReference = event.sealedReference();
        askAccount(event, at, commands);
    }

    @SagaEventHandler(associationProperty = HOLD, keyName = TRANSFER)
    void on(HoldPlaced event, TransferCommands commands) {
        tellTransfer(event, commands);
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferHoldConfirmed event, @Timestamp Instant at, TransferCommands commands) {
        askAccount(event, at, commands);
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCredited event, TransferCommands commands) {
        tellTransfer(event, commands);
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCreditConfirmed event, @Timestamp Instant at, TransferCommands commands) {
        askAccount(event, at, commands);
    }

    @SagaEventHandler(associationProperty = HOLD, keyName = TRANSFER)
    void on(HoldCaptured event, TransferCommands commands) {
        tellTransfer(event, commands);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCompleted event, TransferCommands commands) {
        tellReversed(event, commands);
    }

    // Compensation: only ever after a definite refusal, and only before the credit.

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(HoldRejected event, TransferCommands commands) {
        tellTransfer(event, commands);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferRejected event, TransferCommands commands) {
        tellReversed(event, commands);
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCreditRejected event, TransferCommands commands) {
        tellTransfer(event, commands);
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCreditRefused event, @Timestamp Instant at, TransferCommands commands) {
        askAccount(event, at, commands);
    }

    @SagaEventHandler(associationProperty = HOLD, keyName = TRANSFER)
    void on(HoldReleased event, TransferCommands commands) {
        tellTransfer(event, commands);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCompensated event, TransferCommands commands) {
        tellReversed(event, commands);
    }

    private void tellReversed(TransferEvent end, TransferCommands commands) {
        ReversalProtocol.settle(end, reversalOf).ifPresent(commands::send);
    }

    private void askAccount(TransferEvent event, Instant at, TransferCommands commands) {
        TransferProtocol.next(event, sealedReference, at).ifPresent(commands::send);
    }

    private static void tellTransfer(AccountEvent event, TransferCommands commands) {
        TransferProtocol.after(event).ifPresent(commands::send);
    }
}
