package io.corebank.transfer;

import io.corebank.api.transfer.command.CancelTransfer;
import io.corebank.api.transfer.command.CompensateTransfer;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.CompleteTransfer;
import io.corebank.api.transfer.command.ConfirmTransferCredit;
import io.corebank.api.transfer.command.ConfirmTransferHold;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.command.RedriveTransfer;
import io.corebank.api.transfer.command.RefuseTransferCredit;
import io.corebank.api.transfer.command.RejectTransfer;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.TransferEvent;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The truth about one transfer. {@link TransferRules} decides; whatever comes twice or late gets the present state. */
@Aggregate(type = Transfer.TYPE, cache = "aggregateCache")
class Transfer {

    static final String TYPE = "Transfer";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String transferId;

    private @Nullable TransferState state;

    /** For Axon, which builds a transfer from its events. */
    Transfer() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    TransferReceipt handle(RequestTransfer command) {
        if (state == null) {
            AggregateLifecycle.apply(TransferRules.begin(command));
        }
        return state().receipt();
    }

    @CommandHandler
    TransferReceipt handle(ConfirmTransferHold command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(RejectTransfer command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(ConfirmTransferCredit command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(CompleteTransfer command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(RefuseTransferCredit command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(CompensateTransfer command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(StartTransfer command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(CancelTransfer command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(RedriveTransfer command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(GrantReversal command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(CompleteReversal command) {
        return decide(command);
    }

    @CommandHandler
    TransferReceipt handle(ReturnReversal command) {
        return decide(command);
    }

    @EventSourcingHandler
    void on(TransferEvent event) {
        transferId = event.transferId();
        state = TransferState.after(state, event);
    }

    TransferState state() {
        return Objects.requireNonNull(state, "A transfer without events");
    }

    private TransferReceipt decide(TransferCommand command) {
        TransferRules.decide(state(), command).ifPresent(AggregateLifecycle::apply);
        return state().receipt();
    }
}
