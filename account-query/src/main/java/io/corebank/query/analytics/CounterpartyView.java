package io.corebank.query.analytics;

/** How much went to and came from one other account, in one currency. */
record CounterpartyView(String counterparty, String currency, long movements, String amount, String in, String out) {}
