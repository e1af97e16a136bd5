package io.corebank.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandlerComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Waits on the request's thread for an answer that comes promptly, as nearly all do: to give the thread away and to
 * send the request through every filter a second time costs as much as the rest of it. What takes longer than that is
 * left to the asynchronous way, so that no thread is held by it, and takes a place in the waiting room.
 */
final class PromptAnswers implements HandlerMethodReturnValueHandler {

    private final HandlerMethodReturnValueHandlerComposite others = new HandlerMethodReturnValueHandlerComposite();
    private final Duration prompt;
    private final WaitingRoom room;

    private PromptAnswers(List<HandlerMethodReturnValueHandler> others, Duration prompt, WaitingRoom room) {
        this.others.addHandlers(others);
        this.prompt = prompt;
        this.room = room;
    }

    /** Lets the adapter's handlers of requests answer in this way. */
    static void answerWith(RequestMappingHandlerAdapter adapter, Duration prompt, WaitingRoom room) {
        List<HandlerMethodReturnValueHandler> others = Objects.requireNonNull(adapter.getReturnValueHandlers());
        List<HandlerMethodReturnValueHandler> all = new ArrayList<>(others);
        all.add(0, new PromptAnswers(others, prompt, room));
        adapter.setReturnValueHandlers(all);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == CompletableFuture.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returnValue,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws Exception {
        if (!(returnValue instanceof CompletableFuture<?> answer)) {
            others.handleReturnValue(returnValue, returnType, container, request);
            return;
        }
        if (!isPrompt(answer)) {
            room.seat(request);
            others.handleReturnValue(returnValue, returnType, container, request);
            return;
        }
        others.handleReturnValue(resultOf(answer), new AnswerType(returnType), container, inOnePiece(request));
    }

    private static NativeWebRequest inOnePiece(NativeWebRequest request) {
        HttpServletRequest from = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse to = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        return new ServletWebRequest(from, new AnswerInOnePiece(to));
    }

    private boolean isPrompt(CompletableFuture<?> answer) throws InterruptedException {
        try {
            answer.get(prompt.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException later) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    private static @Nullable Object resultOf(CompletableFuture<?> answer) throws Exception {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
