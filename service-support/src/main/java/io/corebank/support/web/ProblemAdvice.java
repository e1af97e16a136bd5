package io.corebank.support.web;

import io.corebank.api.InvalidValue;
import io.corebank.api.Refusal;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationFailure;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller throws into a problem that its caller can act on. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        return OperationProblems.of(refusal);
    }

    @ExceptionHandler
    ResponseEntity<Problem> declined(Declined no) {
        HttpHeaders headers = new HttpHeaders();
        if (no.isReplayed()) {
            headers.set(Completed.REPLAYED_HEADER, "true");
        }
        return Problems.answer(no.status(), no.code(), no.title(), no.detail(), headers);
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

    /** Headers and parameters that nobody may send are only looked at when somebody asks for them. */
    @ExceptionHandler
    ResponseEntity<Problem> rejected(RequestRejectedException rejected) {
        StatusCodes.Entry entry = StatusCodes.of(400);
        return Problems.answer(
                400, entry.code(), entry.title(), "A header or a parameter has characters that it may not.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooMany(TooManyRequests tooMany) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        return Problems.answer(429, TooManyRequests.CODE, "Too many requests", TooManyRequests.DETAIL, headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(Unavailable unavailable) {
        return OperationProblems.of(unavailable);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unanswered(OperationFailure failure) {
        return OperationProblems.of(failure);
    }

    /**
     * An answer that has begun cannot become a problem: the container cuts it off, so that nobody takes it for whole.
     */
    @ExceptionHandler
    ResponseEntity<Problem> unexpected(Exception unexpected, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            log.error("A request failed after its answer had begun", unexpected);
            throw unexpected;
        }
        return OperationProblems.of(unexpected);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (BodyTooLarge.isCauseOf(unreadable)) {
            StatusCodes.Entry entry = StatusCodes.of(413);
            return widen(Problems.answer(413, entry.code(), entry.title(), BodyTooLarge.DETAIL));
        }
        return widen(Problems.answer(
                400, "malformed-request", "The request cannot be read", UnreadableBody.explain(unreadable)));
    }

    @Override
    protected ResponseEntity<Object> handleAsyncRequestTimeoutException(
            AsyncRequestTimeoutException late, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widen(OperationProblems.lost(late));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widen(invalidParameter(mismatch));
    }

    private static ResponseEntity<Problem> invalidParameter(TypeMismatchException mismatch) {
        Class<?> wanted = mismatch.getRequiredType();
        String form = wanted == Instant.class
                ? "a time such as 2026-01-31T12:00:00Z"
                : wanted != null && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(wanted))
                        ? "a whole number"
                        : "of another form";
        return Problems.answer(
                400,
                "invalid-parameter",
                StatusCodes.of(400).title(),
                mismatch.getPropertyName() + " is " + form + ".");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception cause, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        StatusCodes.Entry entry = StatusCodes.of(status.value());
        return widen(
                Problems.answer(status.value(), entry.code(), entry.title(), detailOf(cause, body, entry), headers));
    }

    /** The reason that a controller gave is for its caller; what the framework says of itself is not. */
    private static String detailOf(Exception cause, @Nullable Object body, StatusCodes.Entry entry) {
        String detail = cause instanceof ResponseStatusException refused
                ? refused.getReason()
                : body instanceof ProblemDetail problem ? problem.getDetail() : null;
        return detail == null ? entry.detail() : detail;
    }

    private static ResponseEntity<Object> widen(ResponseEntity<Problem> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }
}
