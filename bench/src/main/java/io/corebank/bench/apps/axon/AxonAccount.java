package io.corebank.bench.apps.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An account that can take deposits. */
class AxonAccount {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String accountId;

    private String currency = "";
    private long postedMinor;

    AxonAccount() {}

    @CommandHandler
    AxonAccount(OpenAccount command) {
        apply(new Opened(command.accountId(), "EUR"));
    }

    @EventSourcingHandler
    void on(Opened event) {
        accountId = event.accountId();
        currency = event.currency();
    }

    @CommandHandler
    long handle(Deposit command) {
        long posted = Math.addExact(postedMinor, command.amountMinor());
        apply(new Deposited(command.accountId(), command.operationId(), command.amountMinor(), currency, posted, 0));
        return posted;
    }

    @EventSourcingHandler
    void on(Deposited event) {
        postedMinor = event.postedMinor();
    }
}
