package io.corebank.query.projection;

import io.corebank.support.processors.Pace;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events that a processor delivers to one projection. The whole batch is written with its last event, which
 * is before Axon stores the token: a crash in between repeats the batch, and never loses it.
 */
public final class ProjectionFeed {

    private final Assembler<?> assembler;
    private final ProjectionProgress progress;
    private final Parking parking;
    private final Consumer<RecordedEvent> onlooker;
    private final String resource;
    private final ReentrantLock gate = new ReentrantLock();
    private final Pace pace;

    /** @param onlooker sees every event that can be read before the projection does */
    ProjectionFeed(
            Assembler<?> assembler, ProjectionProgress progress, Parking parking, Consumer<RecordedEvent> onlooker) {
        this.assembler = assembler;
        this.progress = progress;
        this.parking = parking;
        this.onlooker = onlooker;
        this.pace = new Pace(assembler.assembly().projection().pace());
        this.resource = "projection-batch-" + assembler.assembly().projection().group();
    }

    /** Takes the next event, which must be every event of the log, so that the position says what it seems to say. */
    public void take(EventMessage<?> message, TrackingToken token, UnitOfWork<?> unitOfWork) {
        ProjectionBatch batch = unitOfWork.root().getOrComputeResource(resource, key -> begin(unitOfWork.root()));
        long position = positionOf(token);
        Instant at = message.getTimestamp();
        batch.passed(position, at);
        TakenEvent event = taken(message, position, at);
        if (event != null) {
            batch.add(event);
        }
        if (unitOfWork instanceof BatchingUnitOfWork<?> events && events.isLastMessage()) {
            batch.flush();
        }
    }

    /**
     * Tries what waits in a sequence again. Keeps live events out meanwhile, so that none can slip in behind the last.
     *
     * @return whether nothing of it waits any more
     */
    boolean retry(String sequence) {
        gate.lock();
        try {
            assembler.forget();
            return parking.queue()
                    .process(letter -> Parking.isOf(sequence, letter), letter -> decide(letter.message()));
        } finally {
            gate.unlock();
        }
    }

    /** Does something while no batch is being written and none can begin to be. */
    void exclusively(Runnable work) {
        gate.lock();
        try {
            work.run();
        } finally {
            gate.unlock();
        }
    }

    /** Every event comes again. */
    public void restart() {
        parking.clear();
    }

    /** How many sequences wait for an operator. */
    int parked() {
        return parking.size();
    }

    private EnqueueDecision<EventMessage<?>> decide(EventMessage<?> message) {
        try {
            long position = positionOf(((TrackedEventMessage<?>) message).trackingToken());
            TakenEvent event = taken(message, position, Parking.recordedAt(message));
            if (event != null) {
                assembler.apply(List.of(event.read()));
            }
            return Decisions.evict();
        } catch (RuntimeException failure) {
            return Decisions.requeue(failure);
        }
    }

    private ProjectionBatch begin(UnitOfWork<?> root) {
        ProjectionBatch batch = new ProjectionBatch(assembler, progress, parking, gate, pace);
        root.onPrepareCommit(work -> batch.flush());
        root.afterCommit(work -> batch.committed());
        root.onCleanup(work -> batch.end());
        return batch;
    }

    /** The event with the sequence it belongs to; null when it does not matter here. */
    private @Nullable TakenEvent taken(EventMessage<?> message, long position, Instant at) {
        try {
            RecordedEvent recorded = recorded(message, position, at);
            onlooker.accept(recorded);
            String id = assembler.assembly().idOf(recorded);
            return id == null
                    ? null
                    : new TakenEvent(message, assembler.assembly().sequenceOf(recorded), recorded, null);
        } catch (SerializationException unreadable) {
            String sequence =
                    message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : "unreadable";
            return new TakenEvent(message, sequence, null, unreadable);
        }
    }

    private static RecordedEvent recorded(EventMessage<?> message, long position, Instant at) {
        long version = message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() + 1 : 0;
        return new RecordedEvent(
                message.getPayload(), message.getIdentifier(), version, position, at, message::getMetaData);
    }

    private static long positionOf(TrackingToken token) {
        return token.position().orElseThrow(() -> new IllegalStateException("A token without a position: " + token));
    }
}
