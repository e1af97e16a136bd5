package io.corebank.bench.apps.saga;

record TransferRequested(String transferId, String fromAccountId, String toAccountId, long amountMinor) {}
