package io.corebank.api.evolution;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What {@code HoldReleased} might be one day: in another package, with two fields that are never absent. */
@Revision("4")
record HoldReleasedTomorrow(
        String accountId,
        String holdId,
        @Nullable String transferId,
        long releasedMinor,
        String reason,
        @Nullable Long spentMinor,
        String cause,
        boolean byRequest) {}
