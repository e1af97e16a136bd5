package io.corebank.bench.apps.saga;

record TransferCompleted(String transferId) {}
