package io.corebank.eventstore;

import org.jspecify.annotations.Nullable;

/** The name under which a command takes effect at most once, and a hash of its content, if its sender gave one. */
@SuppressWarnings("ArrayRecordComponent")
public record Operation(String operationId, byte @Nullable [] fingerprint) {}
