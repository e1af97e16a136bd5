package io.corebank.query.projection;

import java.time.Instant;

/**
 * An event together with where it stands.
 *
 * @param version of its aggregate afterwards, counted from 1; 0 when it belongs to none
 * @param position in the log of all events, counted from 1
 */
public record RecordedEvent(Object payload, String eventId, long version, long position, Instant at) {}
