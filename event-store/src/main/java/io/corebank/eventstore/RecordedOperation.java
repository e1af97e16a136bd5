package io.corebank.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an operation, as it was recorded in the transaction of its events.
 *
 * @param refused whether it was refused; then it has no events
 * @param type the type of the result, as the message serializer names it
 * @param body the result as JSON
 * @param position the position of its last event in the log; 0 when it has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordedOperation(
        String operationId,
        byte @Nullable [] fingerprint,
        boolean refused,
        String type,
        String body,
        long position,
        Instant recordedAt) {}
