package io.corebank.support.operations;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The keys of requests: each belongs to one request of its caller, whichever service that is for. */
public interface OperationKeys {

    /**
     * Takes the key of a request that is made of several operations, which have ids of their own, before any of them is
     * run. Waits until that is durable, so that no other content can ever run under it; the same content may take it
     * again.
     *
     * @param kind what the request is, so that no other kind of request has the same content
     * @throws OperationFailure when the key belongs to other content, or cannot be kept now
     */
    void claim(OperationRequest request, List<String> content, Class<?> kind);

    /**
     * Takes the key of a request that is one operation, where running that does not take it by itself. Fails with an
     * {@link OperationFailure} when the key belongs to other content, or cannot be kept now.
     */
    CompletableFuture<Void> claimBefore(OperationRequest request, String fingerprint);
}
