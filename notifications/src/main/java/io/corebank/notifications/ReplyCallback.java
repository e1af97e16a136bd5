package io.corebank.notifications;

import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;

/** Turns the end of a call into a reply. Once a status is there, it counts, whatever happens to the rest. */
record ReplyCallback(CompletableFuture<Reply> reply, BoundedAnswer answer) implements FutureCallback<Integer> {

    static Reply of(BoundedAnswer answer, String error) {
        return answer.status() == 0 ? Reply.failed(error) : Reply.answered(answer.status(), answer.retryAfterSeconds());
    }

    @Override
    public void completed(Integer status) {
        reply.complete(Reply.answered(status, answer.retryAfterSeconds()));
    }

    @Override
    public void failed(Exception failure) {
        reply.complete(of(answer, Failures.describe(failure)));
    }

    @Override
    public void cancelled() {
        reply.complete(of(answer, "cut short"));
    }
}
