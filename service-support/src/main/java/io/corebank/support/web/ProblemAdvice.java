package io.corebank.support.web;

import io.corebank.api.InvalidValue;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationFailure;
import io.corebank.support.operations.ReplayedRefusal;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller throws into a problem that its caller can act on. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        RefusalCode code = refusal.code();
        HttpHeaders headers = new HttpHeaders();
        if (refusal instanceof ReplayedRefusal) {
            headers.set(Completed.REPLAYED_HEADER, "true");
        }
        int status =
                switch (code.kind()) {
                    case NOT_FOUND -> 404;
                    case STALE -> 412;
                    case RULE -> 422;
                };
        return Problems.answer(status, code.code(), code.title(), code.title() + ".", headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidValue invalid) {
        return Problems.answer(
                400, "invalid-value", "A value is not valid", invalid.field() + ": " + invalid.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> malformed(MalformedRequest malformed) {
        return Problems.answer(400, malformed.code(), "The request is malformed", malformed.detail());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(Unavailable unavailable) {
        log.warn("Answered {} because: {}", unavailable.code(), unavailable.detail(), unavailable.getCause());
        return Problems.answer(
                503, unavailable.code(), "Not available at the moment", unavailable.detail(), retryAfter(1));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unanswered(OperationFailure failure) {
        return switch (failure.kind()) {
            case KEY_REUSED ->
                Problems.answer(
                        422,
                        "idempotency-key-reused",
                        "The key was used for something else",
                        "This Idempotency-Key belongs to a request with other content. Use a new one.");
            case IN_PROGRESS ->
                Problems.answer(
                        409,
                        "operation-in-progress",
                        "The operation is running",
                        "A request with this Idempotency-Key is being worked on. Ask again with the same key.",
                        retryAfter(1));
            case OVERLOADED ->
                Problems.answer(
                        503,
                        "overloaded",
                        "Too much work at the moment",
                        "Nothing has happened. Ask again with the same key.",
                        retryAfter(1));
            case UNAVAILABLE ->
                Problems.answer(
                        503,
                        "unavailable",
                        "Not available at the moment",
                        "Nothing can be written at the moment, and nothing has happened. Ask again with the same key.",
                        retryAfter(1));
            case UNKNOWN_OUTCOME -> {
                log.warn("The outcome of an operation is unknown", failure);
                yield Problems.answer(
                        503,
                        "outcome-unknown",
                        "The outcome is not known yet",
                        "It may have happened or not. Ask again with the same Idempotency-Key to learn which.",
                        retryAfter(1));
            }
        };
    }

    /**
     * An answer that has begun cannot become a problem: the container cuts it off, so that nobody takes it for whole.
     */
    @ExceptionHandler
    ResponseEntity<Problem> unexpected(Exception unexpected, HttpServletResponse response) throws Exception {
        log.error("A request failed unexpectedly", unexpected);
        if (response.isCommitted()) {
            throw unexpected;
        }
        return Problems.answer(
                500, "internal-error", "Something went wrong", "Nothing is known about the cause. See the logs.");
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return widen(Problems.answer(
                400, "malformed-request", "The request cannot be read", UnreadableBody.explain(unreadable)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception cause, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : "The request cannot be answered.";
        StatusCodes.Entry entry = StatusCodes.of(status.value());
        return widen(Problems.answer(status.value(), entry.code(), entry.title(), detail, headers));
    }

    private static HttpHeaders retryAfter(int seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        return headers;
    }

    private static ResponseEntity<Object> widen(ResponseEntity<Problem> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }
}
