package io.corebank.query.projection;

import io.corebank.api.MetaDataKeys;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An event together with where it stands.
 *
 * @param version of its aggregate afterwards, counted from 1; 0 when it belongs to none
 * @param position in the log of all events, counted from 1
 * @param travelled what travelled with it, which is only read when somebody asks, because few do
 */
public record RecordedEvent(
        Object payload,
        String eventId,
        long version,
        long position,
        Instant at,
        Supplier<? extends Map<String, ?>> travelled) {

    /** An event that nothing travelled with. */
    public RecordedEvent(Object payload, String eventId, long version, long position, Instant at) {
        this(payload, eventId, version, position, at, Map::of);
    }

    /** What travelled with it. */
    public Map<String, ?> metaData() {
        return travelled.get();
    }

    /** How often its command was sent until this came of it. */
    public int attempts() {
        return metaData().get(MetaDataKeys.ATTEMPT) instanceof Number number ? number.intValue() : 1;
    }
}
