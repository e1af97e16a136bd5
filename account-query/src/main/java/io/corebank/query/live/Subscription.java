package io.corebank.query.live;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's interest in one aggregate. While it reads from the store what the client has missed, live events are
 * only noted: they are durable, so the store has them. Once the store has nothing more and nothing was noted, it is
 * live.
 */
final class Subscription {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);
    private static final int PAGE = 100;

    private final String aggregateId;
    private final Instant end;
    private final StreamHistory history;
    private final Executor readers;
    private final Connection connection;
    private long sent;
    private long noted;
    private long nextSequence = -1;
    private boolean live;

    /** @param end when the client's token is good no more */
    Subscription(String aggregateId, Instant end, StreamHistory history, Executor readers, Connection connection) {
        this.aggregateId = aggregateId;
        this.end = end;
        this.history = history;
        this.readers = readers;
        this.connection = connection;
    }

    String aggregateId() {
        return aggregateId;
    }

    /**
     * Begins behind a position, with what the store has there: it may have come up before the subscription was known.
     */
    void begin(long after) {
        synchronized (this) {
            sent = after;
        }
        readers.execute(this::catchUp);
    }

    /** An event of the aggregate has become durable. */
    void tell(Frame frame) {
        boolean slow;
        synchronized (this) {
            if (!live) {
                noted = frame.position();
                return;
            }
            if (frame.position() <= sent) {
                return;
            }
            sent = frame.position();
            slow = !connection.offer(frame.bytes());
            if (slow) {
                sent = Long.MAX_VALUE;
            }
        }
        if (slow) {
            log.info("A client of the stream of {} reads too slowly and is disconnected", aggregateId);
            connection.abort();
        }
    }

    /** Says that the stream is alive, unless it is about to say more than that; ends it with the client's token. */
    void tick(Instant now) {
        if (!now.isBefore(end)) {
            connection.finish();
        } else if (!connection.isBusy()) {
            connection.offer(Frame.HEARTBEAT);
        }
    }

    void finish() {
        connection.finish();
    }

    private void catchUp() {
        try {
            if (nextSequence < 0) {
                nextSequence = history.sequenceAfter(aggregateId, sent());
            }
            while (!connection.isBusy()) {
                if (!sendPage()) {
                    return;
                }
            }
            connection.whenDrained(() -> readers.execute(this::catchUp));
        } catch (RuntimeException unreadable) {
            log.info("The stream of {} cannot be read and ends: {}", aggregateId, unreadable.toString());
            connection.finish();
        }
    }

    /** Answers whether there may be more, as there is when the client takes no more of it for now. */
    private boolean sendPage() {
        List<Frame> page = history.from(aggregateId, nextSequence, PAGE);
        synchronized (this) {
            for (Frame frame : page) {
                if (!connection.offer(frame.bytes())) {
                    return true;
                }
                sent = frame.position();
                nextSequence++;
            }
            live = page.isEmpty() && noted <= sent;
            return !live;
        }
    }

    private synchronized long sent() {
        return sent;
    }
}
