package io.corebank.bench.apps.saga;

record AccountOpened(String accountId, long postedMinor) {}
