package io.corebank.eventstore;

import java.util.List;

/** The log of all events, for people who look inside and for readers who must know how far it goes. */
public interface EventLog {

    /** The position of the newest durable event; 0 when there is none. */
    long head();

    /** The events of one aggregate from a sequence on, in order, at most as many as the limit. */
    List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit);

    /** Recomputes the hash chain of one aggregate's stream from its stored events. */
    ChainVerification verify(String aggregateId);
}
