package io.corebank.eventstore.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes marbles out of a jar, if there are as many. */
public record TakeOut(@TargetAggregateIdentifier String jarId, int marbles) {}
