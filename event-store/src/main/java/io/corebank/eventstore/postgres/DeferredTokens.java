package io.corebank.eventstore.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest tokens of committed batches that are not in the database yet. They are written by one thread at a time, so
 * that an older one never follows a newer one.
 */
final class DeferredTokens implements AutoCloseable {

    /** How long a token waits, and how much work is done again after a process has died. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** After they could not be written. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeferredTokens.class);

    private final Writing writing;
    private final Map<Place, TrackingToken> pending = new ConcurrentHashMap<>();
    private final Set<Place> lost = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private boolean wasWritten = true;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "token-writer");
        made.setDaemon(true);
        return made;
    });

    DeferredTokens(Writing writing) {
        this.writing = writing;
    }

    /** A segment of a processor. */
    record Place(String processor, int segment) {}

    /** Writes tokens in a transaction of their own. */
    interface Writing {
        /** Answers the segments that are somebody else's, of which nothing is written. */
        Set<Place> write(Map<Place, TrackingToken> tokens) throws SQLException;
    }

    /** Has a token written before long. */
    void defer(Place place, TrackingToken token) {
        pending.put(place, token);
        schedule(PATIENCE);
    }

    private void schedule(Duration pause) {
        if (!due.getAndSet(true) && !thread.isShutdown()) {
            thread.schedule(this::writeAll, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The tokens that are pending for a processor, by segment. */
    Map<Integer, TrackingToken> of(String processor) {
        Map<Integer, TrackingToken> tokens = new HashMap<>();
        pending.forEach((place, token) -> {
            if (place.processor().equals(processor)) {
                tokens.put(place.segment(), token);
            }
        });
        return tokens;
    }

    /** Whether somebody else had a segment when its token was to be written; tells it once. */
    boolean wasLost(Place place) {
        return lost.remove(place);
    }

    /**
     * Writes what is pending for a segment, because its row is about to be read, or to become somebody else's. Where
     * nothing is pending nothing is being written either, and nobody waits: who has locked the row of another segment
     * must not wait for a write that waits for that row.
     */
    void settle(Place place) {
        if (pending.containsKey(place)) {
            write(Set.of(place));
        }
    }

    private synchronized boolean write(Set<Place> places) {
        Map<Place, TrackingToken> tokens = new HashMap<>(pending);
        tokens.keySet().retainAll(places);
        try {
            if (!tokens.isEmpty()) {
                lost.addAll(writing.write(tokens));
                tokens.forEach(pending::remove);
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The tokens of {} are not written yet", places, e);
            return false;
        }
    }

    /** Does something to the row of a segment in place of whatever is pending. */
    synchronized void replace(Place place, Runnable work) {
        pending.remove(place);
        work.run();
    }

    /** All in one transaction, or else, because one row may be locked or one token be refused, one after the other. */
    private void writeAll() {
        due.set(false);
        Set<Place> places = Set.copyOf(pending.keySet());
        boolean written = write(places);
        if (!written) {
            places.forEach(this::settle);
        }
        if (written != wasWritten) {
            wasWritten = written;
            LOG.info(written ? "Tokens are written again" : "Tokens cannot be written at the moment, and wait");
        }
        if (!pending.isEmpty()) {
            schedule(written ? PATIENCE : PAUSE);
        }
    }

    /** Writes what is pending, once. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean unused = write(pending.keySet());
    }
}
