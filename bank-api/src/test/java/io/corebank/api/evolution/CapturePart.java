package io.corebank.api.evolution;

import org.axonframework.serialization.Revision;

/** One half of a {@code HoldCaptured} that somebody wants to be two events. */
@Revision("1")
record CapturePart(String accountId, long capturedMinor) {}
