package io.corebank.eventstore.sample;

/** An event of the kind that a bank has most of. */
public record Deposited(
        String accountId, String operationId, long amountMinor, String currency, long postedMinor, long heldMinor) {}
