package io.corebank.eventstore.sample;

import org.axonframework.serialization.Revision;

/** Marbles were put in, or taken out when negative; so many are in the jar now. */
@Revision("1")
public record MarblesMoved(String jarId, int marbles, int content) {}
