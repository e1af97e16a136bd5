package io.corebank.eventstore.axonserver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Axon Server's events at the positions that the bank counts: from 1, where Axon Server counts from 0. So a position
 * means the same in both topologies, and 0 is before everything.
 */
final class PositionedEventStore implements EventStore {

    private final EventStore server;

    PositionedEventStore(EventStore server) {
        this.server = server;
    }

    /** The position of the newest event; 0 when there is none. */
    long head() {
        return positionIn(createHeadToken());
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new PositionedStream(server.openStream(indexOf(after)));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return positionOf(server.createHeadToken());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return positionOf(server.createTokenAt(dateTime));
    }

    static TrackingToken positionOf(@Nullable TrackingToken index) {
        return new GlobalSequenceTrackingToken(
                index == null ? 0 : index.position().orElse(-1) + 1);
    }

    /** The position that a token tells; 0 for none. */
    static long positionIn(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static @Nullable TrackingToken indexOf(@Nullable TrackingToken position) {
        long behind = positionIn(position);
        return behind == 0 ? null : new GlobalSequenceTrackingToken(behind - 1);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return server.readEvents(aggregateIdentifier);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return server.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return server.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        server.storeSnapshot(snapshot);
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        server.publish(events);
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> messageProcessor) {
        return server.subscribe(messageProcessor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        return server.registerDispatchInterceptor(dispatchInterceptor);
    }
}
