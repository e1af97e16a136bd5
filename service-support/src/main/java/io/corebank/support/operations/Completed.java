package io.corebank.support.operations;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What an operation did, now or the first time it was asked for.
 *
 * @param position the position of its last event in the log; 0 when it had none
 * @param replayed whether it had been done before and this is the first answer again
 */
public record Completed<R>(R result, long position, boolean replayed) {

    /** The header that tells a reader how far its projection must be to see this operation. */
    public static final String POSITION_HEADER = "Bank-Position";

    /** The header that marks an answer given before. */
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    /** An answer with the headers that every write has. */
    public ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).headers(this::writeTo);
    }

    private void writeTo(HttpHeaders headers) {
        if (position > 0) {
            headers.set(POSITION_HEADER, Long.toString(position));
        }
        if (replayed) {
            headers.set(REPLAYED_HEADER, "true");
        }
    }
}
