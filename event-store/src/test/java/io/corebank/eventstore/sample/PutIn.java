package io.corebank.eventstore.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts marbles into a jar. */
public record PutIn(@TargetAggregateIdentifier String jarId, int marbles) {}
