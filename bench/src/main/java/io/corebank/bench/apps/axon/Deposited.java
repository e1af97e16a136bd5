package io.corebank.bench.apps.axon;

record Deposited(
        String accountId, String operationId, long amountMinor, String currency, long postedMinor, long heldMinor) {}
