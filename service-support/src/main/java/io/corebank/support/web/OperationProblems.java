package io.corebank.support.web;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationFailure;
import io.corebank.support.operations.ReplayedRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What an operation that was not done looks like to its caller, alone or as one of a batch. */
public final class OperationProblems {

    private static final Logger log = LoggerFactory.getLogger(OperationProblems.class);

    /** A write may have got as far as its answer, for which it reads, too. */
    private static final String LOST_ON_THE_WAY =
            "There is no answer in time. Ask again; a write with the same Idempotency-Key, as it may have happened.";

    private OperationProblems() {}

    /** The problem for whatever an operation failed with: a known one, or 500 for what nobody expected. */
    public static ResponseEntity<Problem> of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return of(refusal);
        }
        if (failure instanceof OperationFailure unanswered) {
            return of(unanswered);
        }
        if (failure instanceof Unavailable unavailable) {
            return of(unavailable);
        }
        if (Outage.isBehind(failure)) {
            return lost(failure);
        }
        log.error("A request failed unexpectedly", failure);
        return Problems.answer(
                500, "internal-error", "Something went wrong", "Nothing is known about the cause. See the logs.");
    }

    /** The answer to whoever waited in vain, for a read or a write. */
    static ResponseEntity<Problem> lost(Throwable cause) {
        return of(new Unavailable("unavailable", LOST_ON_THE_WAY, cause));
    }

    static ResponseEntity<Problem> of(Refusal refusal) {
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

    static ResponseEntity<Problem> of(Unavailable unavailable) {
        log.warn("Answered {} because: {}", unavailable.code(), unavailable.detail(), unavailable.getCause());
        return Problems.answer(
                503, unavailable.code(), "Not available at the moment", unavailable.detail(), retryAfter());
    }

    static ResponseEntity<Problem> of(OperationFailure failure) {
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
                        retryAfter());
            case OVERLOADED ->
                Problems.answer(
                        503,
                        "overloaded",
                        "Too much work at the moment",
                        "This request did nothing. Ask again with the same key.",
                        retryAfter());
            case UNAVAILABLE ->
                Problems.answer(
                        503,
                        "unavailable",
                        "Not available at the moment",
                        "The database does not answer. This request did nothing, but an earlier one with the same key"
                                + " may have. Ask again with the same key.",
                        retryAfter());
            case UNKNOWN_OUTCOME -> unknown(failure);
        };
    }

    private static ResponseEntity<Problem> unknown(OperationFailure failure) {
        log.warn("The outcome of an operation is unknown", failure);
        return Problems.answer(
                503,
                "outcome-unknown",
                "The outcome is not known yet",
                "It may have happened or not. Ask again with the same Idempotency-Key to learn which.",
                retryAfter());
    }

    private static HttpHeaders retryAfter() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return headers;
    }
}
