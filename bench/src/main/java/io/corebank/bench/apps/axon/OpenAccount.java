package io.corebank.bench.apps.axon;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record OpenAccount(@TargetAggregateIdentifier String accountId) {}
