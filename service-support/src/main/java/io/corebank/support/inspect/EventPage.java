package io.corebank.support.inspect;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.corebank.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some events of one aggregate, as they are stored. Personal data in them is sealed. */
record EventPage(List<Item> items, @Nullable Long nextCursor) {

    /** One stored event. */
    record Item(
            long position,
            long sequence,
            String type,
            @Nullable String revision,
            Instant at,
            String eventId,
            @JsonRawValue String payload,
            @JsonRawValue String metaData,
            String hash) {}

    static EventPage of(List<StoredEvent> events, int limit) {
        List<Item> items = events.stream().map(EventPage::itemOf).toList();
        boolean more = items.size() == limit;
        return new EventPage(items, more ? items.get(limit - 1).sequence() + 1 : null);
    }

    private static Item itemOf(StoredEvent event) {
        return new Item(
                event.position(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.at(),
                event.eventId(),
                event.payload(),
                event.metaData(),
                event.hash());
    }
}
