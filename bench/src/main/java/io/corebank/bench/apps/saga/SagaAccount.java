package io.corebank.bench.apps.saga;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An account that sets money aside, takes it, and receives it. */
@Aggregate
class SagaAccount {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String accountId;

    private long postedMinor;
    private long heldMinor;

    SagaAccount() {}

    @CommandHandler
    SagaAccount(OpenAccount command) {
        apply(new AccountOpened(command.accountId(), command.postedMinor()));
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        accountId = event.accountId();
        postedMinor = event.postedMinor();
    }

    @CommandHandler
    void handle(HoldAmount command) {
        if (postedMinor - heldMinor < command.amountMinor()) {
            throw new IllegalStateException("insufficient-funds");
        }
        long held = heldMinor + command.amountMinor();
        apply(new AmountHeld(command.accountId(), command.transferId(), command.amountMinor(), postedMinor, held));
    }

    @EventSourcingHandler
    void on(AmountHeld event) {
        heldMinor = event.heldMinor();
    }

    @CommandHandler
    void handle(CreditAmount command) {
        long posted = Math.addExact(postedMinor, command.amountMinor());
        apply(new AmountCredited(command.accountId(), command.transferId(), command.amountMinor(), posted, heldMinor));
    }

    @EventSourcingHandler
    void on(AmountCredited event) {
        postedMinor = event.postedMinor();
    }

    @CommandHandler
    void handle(CaptureAmount command) {
        long amount = command.amountMinor();
        apply(new AmountCaptured(
                command.accountId(), command.transferId(), amount, postedMinor - amount, heldMinor - amount));
    }

    @EventSourcingHandler
    void on(AmountCaptured event) {
        postedMinor = event.postedMinor();
        heldMinor = event.heldMinor();
    }
}
