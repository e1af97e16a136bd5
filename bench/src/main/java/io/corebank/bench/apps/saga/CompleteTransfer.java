package io.corebank.bench.apps.saga;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record CompleteTransfer(@TargetAggregateIdentifier String transferId) {}
