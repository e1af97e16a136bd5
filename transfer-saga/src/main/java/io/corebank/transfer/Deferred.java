package io.corebank.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * An answer that may come later than the web server's own patience would allow: a caller may wait for half a minute.
 */
final class Deferred {

    private static final long LONGEST_MILLIS = 60_000;

    private Deferred() {}

    @SuppressWarnings("FutureReturnValueIgnored")
    static <T> DeferredResult<T> of(CompletableFuture<T> answer) {
        DeferredResult<T> deferred = new DeferredResult<>(LONGEST_MILLIS);
        answer.whenComplete((result, failure) -> {
            if (failure == null) {
                deferred.setResult(result);
                return;
            }
            deferred.setErrorResult(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        });
        return deferred;
    }
}
