package io.corebank.eventstore;

import java.util.List;
import java.util.function.LongConsumer;

/** The log of all events, for people who look inside and for readers who must know how far it goes. */
public interface EventLog {

    /** The position of the newest durable event; 0 when there is none. */
    long head();

    /** The events of one aggregate from a sequence on, in order, at most as many as the limit. */
    List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit);

    /**
     * Looks for events from a position on, that one included, upwards or downwards. Without an aggregate it looks at a
     * bounded stretch of the log, so that no question keeps the database busy for long.
     *
     * @param limit at most so many events
     */
    EventSlice find(EventFilter filter, long fromPosition, boolean upwards, int limit);

    /** Recomputes the hash chain of one aggregate's stream from its stored events. */
    ChainVerification verify(String aggregateId);

    /**
     * Recomputes the hash chains of all streams in one pass over the log, up to where it reaches now, and looks for
     * positions and sequences that are missing, also at the end. Keeps some 200 bytes of memory for each stream.
     *
     * @param progress hears every now and then up to which position the log has been read
     */
    LogVerification verifyAll(LongConsumer progress);
}
