package io.corebank.eventstore.commit;

/** The end of one aggregate's stream: the sequence of its last event, and the running hash up to it. */
@SuppressWarnings("ArrayRecordComponent")
public record StreamHead(long sequence, byte[] hash) {

    /** The end of a stream that has no events yet. */
    public static final StreamHead EMPTY = new StreamHead(-1, new byte[HashChain.LENGTH]);
}
