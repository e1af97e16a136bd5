package io.corebank.bench.apps.saga;

record AmountCaptured(String accountId, String transferId, long amountMinor, long postedMinor, long heldMinor) {}
