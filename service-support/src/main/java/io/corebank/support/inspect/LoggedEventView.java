package io.corebank.support.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.corebank.eventstore.StoredEvent;
import io.corebank.support.security.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log.
 *
 * @param type the name of its class, without the package
 * @param payload as it is stored; with {@code ***} for personal text unless the caller is an auditor
 */
record LoggedEventView(
        long position,
        String aggregateId,
        String aggregateType,
        long sequence,
        String type,
        @Nullable String revision,
        Instant at,
        String eventId,
        @JsonRawValue String payload,
        @JsonRawValue String metaData,
        String hash) {

    /** A part of the log. Without {@code nextCursor} there is no more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<LoggedEventView> items, @Nullable String nextCursor) {}

    static LoggedEventView of(StoredEvent event, Caller caller) {
        return new LoggedEventView(
                event.position(),
                event.aggregateId(),
                event.aggregateType(),
                event.sequence(),
                event.type().substring(event.type().lastIndexOf('.') + 1),
                event.revision(),
                event.at(),
                event.eventId(),
                PayloadMask.forCaller(event.payload(), caller),
                event.metaData(),
                event.hash());
    }
}
