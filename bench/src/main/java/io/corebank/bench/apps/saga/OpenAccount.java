package io.corebank.bench.apps.saga;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record OpenAccount(@TargetAggregateIdentifier String accountId, long postedMinor) {}
