package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes snapshots of the state in memory, without reading an event: it is serialized with the command that completes
 * the count, and stored by another thread once that command's events are durable.
 */
public final class MemorySnapshots implements SnapshotTriggerDefinition {

    private static final Logger LOGGER = LoggerFactory.getLogger(MemorySnapshots.class);

    private final int every;
    private final TicketingEventStorageEngine engine;
    private final Lineage lineage;
    private final Committer committer;
    private final Executor storing;

    MemorySnapshots(
            int every, TicketingEventStorageEngine engine, Lineage lineage, Committer committer, Executor storing) {
        this.every = every;
        this.engine = engine;
        this.lineage = lineage;
        this.committer = committer;
        this.storing = storing;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger();
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger instanceof Trigger ? trigger : new Trigger();
    }

    private void take(EventSourcedAggregate<?> aggregate, UnitOfWork<?> unitOfWork) {
        DomainEventMessage<?> snapshot = new GenericDomainEventMessage<>(
                aggregate.type(), aggregate.identifierAsString(), aggregate.version(), aggregate.getAggregateRoot());
        try {
            // The message keeps what was serialized, so that storing it does not look at the aggregate again.
            snapshot.serializePayload(engine.getSnapshotSerializer(), byte[].class);
        } catch (RuntimeException e) {
            LOGGER.warn("A snapshot of [{}] cannot be serialized: {}", aggregate.type(), e.getMessage());
            return;
        }
        Draft.of(unitOfWork, lineage).submitTo(committer).whenAnswered((position, failure) -> {
            if (failure == null) {
                store(snapshot);
            }
        });
    }

    private void store(DomainEventMessage<?> snapshot) {
        try {
            storing.execute(() -> storeQuietly(snapshot));
        } catch (RejectedExecutionException busy) {
            LOGGER.debug("A snapshot was left out: {}", busy.getMessage());
        }
    }

    private void storeQuietly(DomainEventMessage<?> snapshot) {
        try {
            engine.storeSnapshot(snapshot);
        } catch (RuntimeException e) {
            LOGGER.warn("A snapshot of [{}] cannot be stored: {}", snapshot.getType(), e.getMessage());
        }
    }

    /** Counts the events of one aggregate since its last snapshot. */
    private final class Trigger implements SnapshotTrigger {

        private int events;
        private boolean scheduled;

        @Override
        public void eventHandled(EventMessage<?> msg) {
            events++;
            if (events >= every && !scheduled && CurrentUnitOfWork.isStarted()) {
                schedule(CurrentUnitOfWork.get().root());
            }
        }

        @Override
        public void initializationFinished() {
            // Events that were loaded count like those that are applied.
        }

        private void schedule(UnitOfWork<?> unitOfWork) {
            if (!(Scope.getCurrentScope() instanceof EventSourcedAggregate<?> aggregate)) {
                return;
            }
            scheduled = true;
            unitOfWork.onRollback(rolledBack -> scheduled = false);
            unitOfWork.onCommit(committing -> {
                scheduled = false;
                events = 0;
                take(aggregate, unitOfWork);
            });
        }
    }
}
