package io.corebank.bench.apps;

/**
 * The answer to a deposit.
 *
 * @param postedMinor what has been booked on the account, in minor units
 */
public record Receipt(String accountId, long postedMinor) {}
