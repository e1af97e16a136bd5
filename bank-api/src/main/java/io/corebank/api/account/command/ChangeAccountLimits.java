package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets how much one transfer and all transfers of a day (UTC) may pay, in minor units; no limit where there is none.
 */
public record ChangeAccountLimits(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        @Nullable Long perTransferMinor,
        @Nullable Long dailyMinor,
        String currency)
        implements AccountCommand {}
