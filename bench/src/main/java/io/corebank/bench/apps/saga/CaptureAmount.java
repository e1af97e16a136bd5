package io.corebank.bench.apps.saga;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record CaptureAmount(@TargetAggregateIdentifier String accountId, String transferId, long amountMinor) {}
