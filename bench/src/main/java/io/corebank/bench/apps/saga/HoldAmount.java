package io.corebank.bench.apps.saga;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record HoldAmount(@TargetAggregateIdentifier String accountId, String transferId, long amountMinor) {}
