package io.corebank.api.account.command;

import org.jspecify.annotations.Nullable;

/**
 * What a command did to an account: the figures afterwards, in minor units, and the account's version counted from 1.
 * The position in the log is known only once the events are stored, and comes with the answer's metadata.
 */
public record AccountReceipt(
        String operationId,
        String accountId,
        long version,
        long postedMinor,
        long heldMinor,
        long availableMinor,
        String currency,
        @Nullable String holdId) {}
