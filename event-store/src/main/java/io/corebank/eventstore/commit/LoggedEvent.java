package io.corebank.eventstore.commit;

/** An event with its place in the log and the running hash of its stream up to and including it. */
@SuppressWarnings("ArrayRecordComponent")
public record LoggedEvent(long position, NewEvent event, byte[] hash) {}
