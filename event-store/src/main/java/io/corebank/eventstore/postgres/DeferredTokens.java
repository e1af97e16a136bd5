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
 * The newest tokens of committed batches that are not in the database yet. Only one thread writes them, so that an
 * older one never follows a newer one.
 */
final class DeferredTokens implements AutoCloseable {

    /** How long a token waits, and how much work is done again after a process has died. */
    static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(DeferredTokens.class);

    private final Writing writing;
    private final Map<Place, TrackingToken> pending = new ConcurrentHashMap<>();
    private final Set<Place> lost = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
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
        if (!due.getAndSet(true) && !thread.isShutdown()) {
            thread.schedule(this::writeAll, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The token that is pending for a segment, or else the one that is stored. */
    TrackingToken newest(Place place, TrackingToken stored) {
        return pending.getOrDefault(place, stored);
    }

    /** Whether somebody else had a segment when its token was to be written; tells it once. */
    boolean wasLost(Place place) {
        return lost.remove(place);
    }

    /** Writes what is pending for a segment, because its row is about to be read, or to become somebody else's. */
    void settle(Place place) {
        write(Set.of(place));
    }

    private synchronized void write(Set<Place> places) {
        Map<Place, TrackingToken> tokens = new HashMap<>(pending);
        tokens.keySet().retainAll(places);
        if (tokens.isEmpty()) {
            return;
        }
        try {
            lost.addAll(writing.write(tokens));
            tokens.forEach(pending::remove);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Tokens are not written yet: {}", e.getMessage());
        }
    }

    /** Does something to the row of a segment in place of whatever is pending. */
    synchronized void replace(Place place, Runnable work) {
        pending.remove(place);
        work.run();
    }

    private void writeAll() {
        due.set(false);
        write(pending.keySet());
        pending.forEach(this::defer);
    }

    /** Writes what is pending, once. */
    @Override
    public void close() {
        thread.shutdownNow();
        write(pending.keySet());
    }
}
