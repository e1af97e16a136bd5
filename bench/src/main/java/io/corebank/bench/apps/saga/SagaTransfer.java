package io.corebank.bench.apps.saga;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A transfer, which is asked for and at its end completed. */
@Aggregate
class SagaTransfer {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String transferId;

    SagaTransfer() {}

    @CommandHandler
    SagaTransfer(RequestTransfer command) {
        apply(new TransferRequested(
                command.transferId(), command.fromAccountId(), command.toAccountId(), command.amountMinor()));
    }

    @EventSourcingHandler
    void on(TransferRequested event) {
        transferId = event.transferId();
    }

    @CommandHandler
    void handle(CompleteTransfer command) {
        apply(new TransferCompleted(command.transferId()));
    }
}
