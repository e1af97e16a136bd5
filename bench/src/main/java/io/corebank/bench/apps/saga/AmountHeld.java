package io.corebank.bench.apps.saga;

record AmountHeld(String accountId, String transferId, long amountMinor, long postedMinor, long heldMinor) {}
