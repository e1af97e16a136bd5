package io.corebank.api.transfer.command;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The time of a scheduled transfer has come, if it is not before its time now. */
public record StartTransfer(
        String operationId, @TargetAggregateIdentifier String transferId, Instant now) implements TransferCommand {}
