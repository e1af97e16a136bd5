package io.corebank.support.web;

import io.corebank.support.operations.OperationFailure;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts the requests that wait for their answer without a thread. Each of them holds some 70 kB of its connection's
 * buffers, so that when the room is full whoever would have to wait is told to come again.
 */
final class WaitingRoom implements HandlerInterceptor {

    private final int places;
    private final AtomicInteger taken = new AtomicInteger();
    private final DeferredResultProcessingInterceptor leaving = new DeferredResultProcessingInterceptor() {
        @Override
        public <T> void afterCompletion(NativeWebRequest request, DeferredResult<T> result) {
            taken.decrementAndGet();
        }
    };

    WaitingRoom(int places) {
        this.places = places;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (taken.get() >= places && mayHaveToWait(handler) && request.getDispatcherType() != DispatcherType.ASYNC) {
            throw new OperationFailure(OperationFailure.Kind.OVERLOADED);
        }
        return true;
    }

    /**
     * Gives a place to a request that is about to wait, until its answer has been sent: one whose answer is known still
     * holds its buffers while it queues for a thread.
     */
    void seat(NativeWebRequest request) {
        taken.incrementAndGet();
        WebAsyncUtils.getAsyncManager(request).registerDeferredResultInterceptor(this, leaving);
    }

    private static boolean mayHaveToWait(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getReturnType().getParameterType() == CompletableFuture.class;
    }
}
