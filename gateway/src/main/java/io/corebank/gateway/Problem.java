package io.corebank.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer of the gateway itself, in the form that the services give to theirs (RFC 9457). */
enum Problem {
    NO_TOKEN(401, "unauthorized", "A token is needed", "Send an access token in the header Authorization: Bearer."),
    BAD_TOKEN(
            401, "unauthorized", "A valid token is needed", "The access token is not valid here. It may have expired."),
    TOO_MANY(429, "rate-limited", "Too many requests", "Nothing has happened. Ask again later."),
    NOT_FOUND(404, "not-found", "There is nothing here", "No service has this path."),
    MALFORMED(400, "malformed-request", "The request cannot be read", "Its address or its headers are malformed."),
    INVALID_PARAMETER(
            400,
            "invalid-parameter",
            "The request is malformed",
            "limit is a whole number, and cursor one that was given here."),
    TOO_LARGE(413, "payload-too-large", "The request is too large", "Its body is larger than what is taken here."),
    TOO_SLOW(408, "request-timeout", "The request is too slow", "Its body has not come in time. Nothing has happened."),
    UNAVAILABLE(
            503,
            "unavailable",
            "Not available at the moment",
            "The service does not answer, and nothing has happened. Ask again with the same key."),
    OVERLOADED(503, "overloaded", "Too much work at the moment", "Nothing has happened. Ask again with the same key."),
    OUTCOME_UNKNOWN(
            503,
            "outcome-unknown",
            "The outcome is not known yet",
            "It may have happened or not. Ask again with the same Idempotency-Key to learn which.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Problem(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    /** What a missing answer means: a read can be repeated, a write that was lost may have happened. */
    static Problem of(NoAnswer failure, boolean reading) {
        return switch (failure.kind()) {
            case AWAY -> UNAVAILABLE;
            case BUSY -> OVERLOADED;
            case LOST, LATE -> reading ? UNAVAILABLE : OUTCOME_UNKNOWN;
        };
    }

    /** Writes it as the whole answer. */
    void write(HttpServletResponse response, String correlationId) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        String body = """
                {"type":"/problems/%s","title":"%s","status":%d,"detail":"%s",\
                "code":"%s","correlationId":"%s"}""".formatted(code, title, status, detail, code, correlationId);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
