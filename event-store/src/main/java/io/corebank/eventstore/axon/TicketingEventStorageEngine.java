package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.LogReader;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.SnapshotStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a unit of work publishes into one ticket, which the committer gets when the unit of work commits, before
 * any database transaction of it does. A command on the pipelined bus goes on; everybody else waits for the ticket.
 */
public final class TicketingEventStorageEngine extends BatchingEventStorageEngine {

    private static final int BATCH_SIZE = 1_000;

    private final Committer committer;
    private final Lineage lineage;
    private final LogReader rows;
    private final SnapshotStore snapshots;
    private final PendingTickets pending;

    private TicketingEventStorageEngine(Builder builder) {
        super(builder);
        this.committer = builder.committer;
        this.lineage = builder.lineage;
        this.rows = builder.rows;
        this.snapshots = builder.snapshots;
        this.pending = builder.pending;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<NewEvent> serialized = events.stream()
                .map(event -> EventSerialization.serialize(event, serializer))
                .toList();
        if (!CurrentUnitOfWork.isStarted()) {
            Draft draft = new Draft(lineage);
            draft.add(serialized);
            pending.await(draft.submitTo(committer));
            return;
        }
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Draft draft = Draft.of(unitOfWork, lineage);
        boolean first = draft.isEmpty();
        draft.add(serialized);
        if (first && !CommandExecution.owns(draft)) {
            unitOfWork.root().onCommit(root -> pending.await(draft.submitTo(committer)));
        }
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return rows.ofAggregate(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(StoredEntry::of)
                .map(entry -> (DomainEventData<?>) entry)
                .toList();
    }

    /** Waits for what is on its way into the log, and notes which state of the aggregate is being read. */
    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        settle(identifier);
        return super.readEventData(identifier, firstSequenceNumber);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        settle(aggregateIdentifier);
        return snapshots.find(aggregateIdentifier).stream();
    }

    private void settle(String aggregateId) {
        pending.awaitOn(aggregateId);
        Draft draft = Draft.current(lineage);
        if (draft != null) {
            draft.saw(aggregateId, lineage.stamp());
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return rows.after(positionOf(lastToken), batchSize).stream()
                .map(StoredEntry::of)
                .toList();
    }

    /** A page of the log, and the position up to which it reaches, whatever upcasters make of its events. */
    TailPage pageAfter(long position) {
        List<TrackedEventData<byte[]>> page =
                rows.after(position, BATCH_SIZE).stream().map(StoredEntry::of).toList();
        List<TrackedEventMessage<?>> messages = EventUtils.upcastAndDeserializeTrackedEvents(
                        page.stream(), getEventSerializer(), upcasterChain)
                .toList();
        long reached =
                page.isEmpty() ? position : positionOf(page.get(page.size() - 1).trackingToken());
        return new TailPage(messages, reached);
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0L);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(EventSerialization.serializeSnapshot(snapshot, serializer));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(rows.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return rows.positionBefore(HashChain.microsOf(dateTime))
                .<TrackingToken>map(GlobalSequenceTrackingToken::new)
                .orElseGet(this::createHeadToken);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        pending.awaitOn(aggregateIdentifier);
        return rows.lastSequenceOf(aggregateIdentifier);
    }

    /** Everything that the engine works with. */
    static final class Builder extends BatchingEventStorageEngine.Builder {

        private final Committer committer;
        private final Lineage lineage;
        private final LogReader rows;
        private final SnapshotStore snapshots;
        private final PendingTickets pending;

        Builder(
                Committer committer,
                Lineage lineage,
                LogReader rows,
                SnapshotStore snapshots,
                PendingTickets pending,
                Serializer eventSerializer,
                Serializer snapshotSerializer) {
            this.committer = committer;
            this.lineage = lineage;
            this.rows = rows;
            this.snapshots = snapshots;
            this.pending = pending;
            eventSerializer(eventSerializer);
            snapshotSerializer(snapshotSerializer);
            batchSize(BATCH_SIZE);
        }

        Builder reading(EventUpcaster upcasters, SnapshotFilter filter) {
            upcasterChain(upcasters);
            snapshotFilter(filter);
            return this;
        }

        TicketingEventStorageEngine build() {
            return new TicketingEventStorageEngine(this);
        }
    }
}
