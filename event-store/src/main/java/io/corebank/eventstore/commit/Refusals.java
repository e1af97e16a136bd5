package io.corebank.eventstore.commit;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** The exceptions of Axon that tell a caller why its events are not in the log. */
final class Refusals {

    private Refusals() {}

    static RuntimeException outOfSequence(NewEvent event, long expected) {
        if (event.sequence() == 0) {
            return new AggregateStreamCreationException(
                    "Cannot create aggregate [" + event.aggregateId() + "]: it exists already");
        }
        return new ConcurrencyException("An event of aggregate [%s] has the sequence %d where %d comes next"
                .formatted(event.aggregateId(), event.sequence(), expected));
    }

    static RuntimeException refused(Ticket ticket, LogFailure.TicketRefused refusal) {
        if (!refusal.sequenceTaken()) {
            return new EventStoreException("The log does not take this: " + refusal.getMessage(), refusal);
        }
        boolean creates = ticket.events().stream().anyMatch(event -> event.ofAggregate() && event.sequence() == 0);
        return creates
                ? new AggregateStreamCreationException("The aggregate exists already", refusal)
                : new ConcurrencyException("Somebody else has appended to the aggregate", refusal);
    }
}
