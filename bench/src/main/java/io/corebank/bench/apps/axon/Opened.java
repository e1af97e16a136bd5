package io.corebank.bench.apps.axon;

record Opened(String accountId, String currency) {}
