package io.corebank.bench.apps.saga;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record RequestTransfer(
        @TargetAggregateIdentifier String transferId, String fromAccountId, String toAccountId, long amountMinor) {}
