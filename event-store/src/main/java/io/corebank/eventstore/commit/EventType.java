package io.corebank.eventstore.commit;

import org.jspecify.annotations.Nullable;

/** What an event is; events of no aggregate have no aggregate type. */
public record EventType(
        @Nullable String aggregateType,
        String payloadType,
        @Nullable String revision) {}
