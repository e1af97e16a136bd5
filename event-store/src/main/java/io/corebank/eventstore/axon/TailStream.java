package io.corebank.eventstore.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log in order: out of memory while it keeps up with the tail, and in pages from PostgreSQL while it is
 * behind. It asks PostgreSQL for nothing that it does not know to be there, so an idle stream costs nothing.
 *
 * <p>A reader that has said what it does not want is handed little of it: the newest event whatever it is, and one in
 * so many, by which it knows how far it has come.
 */
final class TailStream implements TrackingEventStream {

    private static final int MOST_PASSED_OVER = 256;

    private final Tail tail;
    private final TicketingEventStorageEngine engine;
    private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private final Set<Class<?>> unwanted = new HashSet<>();
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

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        unwanted.add(ignored.getPayloadType());
    }

    private @Nullable TrackedEventMessage<?> fetch() {
        int passedOver = 0;
        while (next == null) {
            TrackedEventMessage<?> event = read();
            if (event == null || isWanted(event) || isNewest() || ++passedOver > MOST_PASSED_OVER) {
                next = event;
                return event;
            }
        }
        return next;
    }

    private boolean isWanted(TrackedEventMessage<?> event) {
        return unwanted.isEmpty() || !unwanted.contains(event.getPayloadType());
    }

    private boolean isNewest() {
        return page.isEmpty() && tail.head() <= position;
    }

    private @Nullable TrackedEventMessage<?> read() {
        TrackedEventMessage<?> event = page.poll();
        while (event == null && tail.head() > position) {
            event = tail.at(position + 1);
            if (event != null) {
                position++;
                return event;
            }
            TailPage read = engine.pageAfter(position);
            if (read.reached() == position) {
                return null;
            }
            position = read.reached();
            page.addAll(read.events());
            event = page.poll();
        }
        return event;
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
