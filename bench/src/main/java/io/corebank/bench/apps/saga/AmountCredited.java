package io.corebank.bench.apps.saga;

record AmountCredited(String accountId, String transferId, long amountMinor, long postedMinor, long heldMinor) {}
