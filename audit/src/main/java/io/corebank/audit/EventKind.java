package io.corebank.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an event is.
 *
 * @param name the last part of its type, as the reference of events has it
 */
public record EventKind(
        @Nullable String aggregateType,
        String payloadType,
        @Nullable String revision,
        String name) {

    public static EventKind of(@Nullable String aggregateType, String payloadType, @Nullable String revision) {
        return new EventKind(
                aggregateType, payloadType, revision, payloadType.substring(payloadType.lastIndexOf('.') + 1));
    }

    /** Whether it tells of an account. */
    boolean ofAccount() {
        return "Account".equals(aggregateType);
    }

    /** Whether it tells of a transfer itself. */
    boolean ofTransfer() {
        return "Transfer".equals(aggregateType);
    }
}
