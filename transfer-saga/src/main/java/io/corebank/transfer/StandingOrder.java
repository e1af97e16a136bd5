package io.corebank.transfer;

import io.corebank.api.standing.command.CancelStandingOrder;
import io.corebank.api.standing.command.CompleteOccurrence;
import io.corebank.api.standing.command.CreateStandingOrder;
import io.corebank.api.standing.command.FailOccurrence;
import io.corebank.api.standing.command.StandingOrderCommand;
import io.corebank.api.standing.command.StandingOrderReceipt;
import io.corebank.api.standing.command.StartOccurrence;
import io.corebank.api.standing.event.StandingOrderEvent;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The truth about one standing order. {@link StandingOrderRules} decides. */
@Aggregate(type = StandingOrder.TYPE, cache = "aggregateCache")
class StandingOrder {

    static final String TYPE = "StandingOrder";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String standingOrderId;

    private @Nullable StandingOrderState state;

    /** For Axon, which builds a standing order from its events. */
    StandingOrder() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    StandingOrderReceipt handle(CreateStandingOrder command) {
        if (state == null) {
            AggregateLifecycle.apply(StandingOrderRules.begin(command));
        }
        return state().receipt();
    }

    @CommandHandler
    StandingOrderReceipt handle(StartOccurrence command) {
        return decide(command);
    }

    @CommandHandler
    StandingOrderReceipt handle(CompleteOccurrence command) {
        return decide(command);
    }

    @CommandHandler
    StandingOrderReceipt handle(FailOccurrence command) {
        return decide(command);
    }

    @CommandHandler
    StandingOrderReceipt handle(CancelStandingOrder command) {
        return decide(command);
    }

    @EventSourcingHandler
    void on(StandingOrderEvent event) {
        standingOrderId = event.standingOrderId();
        state = StandingOrderState.after(state, event);
    }

    StandingOrderState state() {
        return Objects.requireNonNull(state, "A standing order without events");
    }

    private StandingOrderReceipt decide(StandingOrderCommand command) {
        StandingOrderRules.decide(state(), command).ifPresent(AggregateLifecycle::apply);
        return state().receipt();
    }
}
