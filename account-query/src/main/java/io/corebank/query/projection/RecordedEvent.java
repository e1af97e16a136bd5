package io.corebank.query.projection;

import io.corebank.api.MetaDataKeys;
import java.time.Instant;
import java.util.Map;

/**
 * An event together with where it stands.
 *
 * @param version of its aggregate afterwards, counted from 1; 0 when it belongs to none
 * @param position in the log of all events, counted from 1
 * @param metaData what travelled with it
 */
public record RecordedEvent(
        Object payload, String eventId, long version, long position, Instant at, Map<String, ?> metaData) {

    /** An event that nothing travelled with. */
    public RecordedEvent(Object payload, String eventId, long version, long position, Instant at) {
        this(payload, eventId, version, position, at, Map.of());
    }

    /** How often its command was sent until this came of it. */
    public int attempts() {
        return metaData.get(MetaDataKeys.ATTEMPT) instanceof Number number ? number.intValue() : 1;
    }
}
