package io.corebank.support.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** The end of a request: at once, or when its answer has come later. */
public final class RequestEnd {

    private RequestEnd() {}

    /** To be called behind the other filters; runs the task once, when nothing more of the answer will come. */
    public static void then(HttpServletRequest request, Runnable task) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new Later(task));
        } else {
            task.run();
        }
    }

    /** A timeout and a failure are answered too, and complete after that. */
    private record Later(Runnable task) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            task.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completes later.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Completes later.
        }

        /** Listeners are forgotten when a dispatch begins to wait once more. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
