package io.corebank.eventstore.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log in order: out of memory while it keeps up with the tail, and in pages from PostgreSQL while it is
 * behind. It asks PostgreSQL for nothing that it does not know to be there, so an idle stream costs nothing.
 */
final class TailStream implements TrackingEventStream {

    private final Tail tail;
    private final TicketingEventStorageEngine engine;
    private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private long position;
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable Runnable bell;

    TailStream(Tail tail, TicketingEventStorageEngine engine, long position) {
        this.tail = tail;
        this.engine = engine;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(fetch());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (fetch() != null) {
            return true;
        }
        return timeout > 0 && tail.awaitBeyond(position, timeout, unit) && fetch() != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> event = fetch();
        while (event == null) {
            tail.awaitBeyond(position, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            event = fetch();
        }
        next = null;
        return event;
    }

    private @Nullable TrackedEventMessage<?> fetch() {
        if (next == null) {
            next = page.poll();
        }
        while (next == null && tail.head() > position) {
            next = tail.at(position + 1);
            if (next != null) {
                position++;
                return next;
            }
            TailPage read = engine.pageAfter(position);
            if (read.reached() == position) {
                return null;
            }
            position = read.reached();
            page.addAll(read.events());
            next = page.poll();
        }
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        stopListening();
        bell = callback;
        tail.hang(callback);
        return true;
    }

    private void stopListening() {
        if (bell != null) {
            tail.takeDown(bell);
            bell = null;
        }
    }

    @Override
    public void close() {
        stopListening();
        page.clear();
        next = null;
    }
}
