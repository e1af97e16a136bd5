package io.corebank.query.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Takes the events that a processor delivers to one projection. The whole batch is written with its last event, which
 * is before Axon stores the token: a crash in between repeats the batch, and never loses it.
 */
public final class ProjectionFeed {

    private final Assembler<?> assembler;
    private final ProjectionProgress progress;
    private final String resource;

    ProjectionFeed(Assembler<?> assembler, ProjectionProgress progress) {
        this.assembler = assembler;
        this.progress = progress;
        this.resource = "projection-batch-" + assembler.assembly().projection().group();
    }

    /** Takes the next event, which must be every event of the log, so that the position says what it seems to say. */
    public void take(EventMessage<?> message, TrackingToken token, UnitOfWork<?> unitOfWork) {
        ProjectionBatch batch = unitOfWork.root().getOrComputeResource(resource, key -> begin(unitOfWork.root()));
        batch.add(recorded(message, token));
        if (unitOfWork instanceof BatchingUnitOfWork<?> events && events.isLastMessage()) {
            batch.flush();
        }
    }

    private ProjectionBatch begin(UnitOfWork<?> root) {
        ProjectionBatch batch = new ProjectionBatch(assembler, progress);
        root.onPrepareCommit(work -> batch.flush());
        root.afterCommit(work -> batch.committed());
        return batch;
    }

    private static RecordedEvent recorded(EventMessage<?> message, TrackingToken token) {
        long version = message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() + 1 : 0;
        long position =
                token.position().orElseThrow(() -> new IllegalStateException("A token without a position: " + token));
        return new RecordedEvent(
                message.getPayload(), message.getIdentifier(), version, position, message.getTimestamp());
    }
}
