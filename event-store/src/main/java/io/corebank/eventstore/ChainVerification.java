package io.corebank.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Whether the hashes of one stream follow from its events.
 *
 * @param brokenAt the sequence of the first event that does not fit; absent when the chain is intact
 */
public record ChainVerification(
        String aggregateId,
        long events,
        boolean intact,
        @Nullable Long brokenAt) {}
