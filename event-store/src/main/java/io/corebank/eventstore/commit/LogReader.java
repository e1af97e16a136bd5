package io.corebank.eventstore.commit;

import java.util.List;
import java.util.Optional;

/** Reads the log. Any process may, whoever writes. */
public interface LogReader {

    /** The position of the newest event; 0 when there is none. */
    long head();

    /** The position of the last event that a writer has noted to have written, whether that is there still or not. */
    long writtenUpTo();

    /** The events behind a position, in order. */
    List<StoredRow> after(long position, int limit);

    /** The events of one aggregate from a sequence on, in order. */
    List<StoredRow> ofAggregate(String aggregateId, long fromSequence, int limit);

    /** The position before the first event that was published then or later; empty when there is none. */
    Optional<Long> positionBefore(long atMicros);

    Optional<Long> lastSequenceOf(String aggregateId);
}
