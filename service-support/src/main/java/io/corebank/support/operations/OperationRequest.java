package io.corebank.support.operations;

import io.corebank.support.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One write, as its caller named it: the id follows from the caller and the {@code Idempotency-Key}, the expected
 * version from {@code If-Match}. Controllers take it as an argument.
 */
public record OperationRequest(
        String id, Caller caller, @Nullable Long expectedVersion) {}
