package io.corebank.eventstore.axonserver;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A stream whose events tell the bank's positions. Every event is handed out, wanted or not. */
final class PositionedStream implements BlockingStream<TrackedEventMessage<?>> {

    private final BlockingStream<TrackedEventMessage<?>> server;

    PositionedStream(BlockingStream<TrackedEventMessage<?>> server) {
        this.server = server;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return server.peek().map(PositionedStream::positioned);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return server.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return positioned(server.nextAvailable());
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return server.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        server.close();
    }

    private static TrackedEventMessage<?> positioned(TrackedEventMessage<?> event) {
        return event.withTrackingToken(PositionedEventStore.positionOf(event.trackingToken()));
    }
}
