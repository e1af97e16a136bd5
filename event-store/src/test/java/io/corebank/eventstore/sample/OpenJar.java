package io.corebank.eventstore.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens an empty jar. */
public record OpenJar(@TargetAggregateIdentifier String jarId) {}
