package io.corebank.eventstore.axonserver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** Counts from 0 and takes an event at its sequence only, when its unit of work commits: both as Axon Server does. */
final class StrictEngine extends InMemoryEventStorageEngine {

    int appends;
    private boolean losesAnswer;

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        Map<String, Long> wanted = new HashMap<>();
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> next = (DomainEventMessage<?>) event;
            String id = next.getAggregateIdentifier();
            long sequence = wanted.computeIfAbsent(
                    id, stream -> lastSequenceNumberFor(stream).orElse(-1L) + 1);
            if (next.getSequenceNumber() != sequence) {
                throw new ConcurrencyException("Sequence " + next.getSequenceNumber() + " instead of " + sequence);
            }
            wanted.put(id, sequence + 1);
        }
        super.appendEvents(events);
        appends++;
        if (losesAnswer) {
            losesAnswer = false;
            CurrentUnitOfWork.get().onCommit(appended -> {
                throw new IllegalStateException("the link was lost");
            });
        }
    }

    /** The next append happens, and whoever asked for it does not hear of it. */
    void loseNextAnswer() {
        losesAnswer = true;
    }
}
