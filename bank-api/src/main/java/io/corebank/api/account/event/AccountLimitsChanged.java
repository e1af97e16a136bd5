package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** No transfer may pay more than one amount, and all of a day no more than another; where there is none, any. */
@Revision("1")
public record AccountLimitsChanged(
        String accountId,
        String operationId,
        @Nullable Long perTransferMinor,
        @Nullable Long dailyMinor,
        String currency,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
