package io.corebank.api.account.query;

/** Whose account is it? Answered from the event store with an {@link AccountHolderView}, or null for an unknown id. */
public record FindAccountHolder(String accountId) {}
