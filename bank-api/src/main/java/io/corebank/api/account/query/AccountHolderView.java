package io.corebank.api.account.query;

/** What never changes about an account: whose it is and its currency. */
public record AccountHolderView(String accountId, String customerId, String currency) {}
