package io.corebank.eventstore.axonserver;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;

/** Counts from 0 and takes an event at its sequence only, when its unit of work commits: both as Axon Server does. */
final class StrictEngine extends InMemoryEventStorageEngine {

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> next = (DomainEventMessage<?>) event;
            long wanted = lastSequenceNumberFor(next.getAggregateIdentifier()).orElse(-1L) + 1;
            if (next.getSequenceNumber() != wanted) {
                throw new ConcurrencyException("Sequence " + next.getSequenceNumber() + " instead of " + wanted);
            }
        }
        super.appendEvents(events);
    }
}
