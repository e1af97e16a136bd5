package io.corebank.support.operations;

import io.corebank.api.OperationIds;
import io.corebank.support.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One write, as its caller named it: the id follows from the caller and the {@code Idempotency-Key}, the expected
 * version from {@code If-Match}, and what it causes carries its correlation id. Controllers take it as an argument.
 *
 * @param isPart whether it is one of the operations that a request is made of, for which that request has its key
 */
public record OperationRequest(
        String id, Caller caller, @Nullable Long expectedVersion, String correlationId, boolean isPart) {

    /** A request that is one operation, or is going to be made of several. */
    public OperationRequest(String id, Caller caller, @Nullable Long expectedVersion, String correlationId) {
        this(id, caller, expectedVersion, correlationId, false);
    }

    /**
     * One of the operations that this request is made of, named by its place, for a caller with fewer roles perhaps.
     */
    public OperationRequest part(int index, Caller partCaller) {
        return new OperationRequest(
                OperationIds.derive("part", id, Integer.toString(index)), partCaller, null, correlationId, true);
    }
}
