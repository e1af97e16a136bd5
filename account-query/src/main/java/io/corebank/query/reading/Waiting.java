package io.corebank.query.reading;

import io.corebank.query.elastic.ElasticsearchFailures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits on the thread of the request, where an answer is written piece by piece and needs a thread anyway. */
public final class Waiting {

    private Waiting() {}

    /** What the future brings; fails with what it fails with. Whatever makes futures here limits their time. */
    public static <T> T on(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            throw ElasticsearchFailures.toReader(failure);
        }
    }
}
