package io.corebank.support.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.corebank.eventstore.DeadLetter;
import io.corebank.support.inspect.PayloadMask;
import io.corebank.support.security.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be handled.
 *
 * @param processor whose handler failed
 * @param sequence what stands still until this is handled, such as an account's id
 * @param payload with {@code ***} for personal text unless the caller is an auditor
 * @param waiting how many events of the sequence wait, this one included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterView(
        String id,
        String processor,
        String sequence,
        @Nullable String aggregateId,
        String type,
        String eventId,
        Instant at,
        @JsonRawValue String payload,
        @Nullable Cause cause,
        Instant enqueuedAt,
        @Nullable Instant triedAt,
        long waiting) {

    /** Why it failed the last time. */
    record Cause(String type, @Nullable String message) {}

    /** A part of the list. Without {@code nextCursor} there is no more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<DeadLetterView> items, @Nullable String nextCursor) {}

    /**
     * What came of another try.
     *
     * @param handled whether nothing of the sequence waits any more
     * @param letter what it hangs on now; absent when it hangs on nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Retried(String id, boolean handled, @Nullable DeadLetterView letter) {}

    static DeadLetterView of(DeadLetter letter, Caller caller) {
        String causeType = letter.causeType();
        return new DeadLetterView(
                letter.id(),
                letter.group(),
                letter.sequence(),
                letter.aggregateId(),
                letter.type().substring(letter.type().lastIndexOf('.') + 1),
                letter.eventId(),
                letter.at(),
                PayloadMask.forCaller(letter.payload(), caller),
                causeType == null ? null : new Cause(causeType, letter.cause()),
                letter.enqueuedAt(),
                letter.touchedAt(),
                letter.waiting());
    }
}
