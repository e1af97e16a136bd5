package io.corebank.query.live;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that follows the end of the log, in memory as long as it keeps up, for all streams together. */
final class Dispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long PATIENCE_MILLIS = 1_000;

    private final EventStore events;
    private final BiConsumer<DomainEventMessage<?>, Long> listener;
    private final Thread thread;
    private long position;
    private volatile boolean stopped;

    /** @param listener hears each event of an aggregate with its position, in the order of the log */
    Dispatcher(EventStore events, BiConsumer<DomainEventMessage<?>, Long> listener) {
        this.events = events;
        this.listener = listener;
        this.thread = new Thread(this::run, "live-streams");
        this.thread.setDaemon(true);
    }

    /** Follows the log from behind a position on. */
    void start(long after) {
        position = after;
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopped) {
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    events.openStream(new GlobalSequenceTrackingToken(position))) {
                follow(stream);
            } catch (InterruptedException stop) {
                log.debug("The live streams follow the log no more");
            } catch (RuntimeException failure) {
                log.info("The log cannot be followed at the moment: {}", failure.toString());
                rest();
            }
        }
    }

    private void follow(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (!stopped) {
            if (!stream.hasNextAvailable((int) PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                continue;
            }
            TrackedEventMessage<?> event = stream.nextAvailable();
            long place = Optional.ofNullable(event.trackingToken())
                    .map(TrackingToken::position)
                    .orElseThrow()
                    .orElseThrow();
            if (event instanceof DomainEventMessage<?> happened) {
                listener.accept(happened, place);
            }
            position = place;
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException stop) {
            stopped = true;
        }
    }
}
