package io.corebank.bench.apps.axon;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record Deposit(@TargetAggregateIdentifier String accountId, String operationId, long amountMinor) {}
