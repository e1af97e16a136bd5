package io.corebank.query.reading;

import io.corebank.support.operations.Completed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How recent an answer is: it contains everything up to the position, and thus everything that had happened at the
 * instant, which is null when nobody can tell.
 */
public record AsOf(long position, @Nullable Instant at) {

    /** Tells the position to whoever wants to read on from here. */
    public void writeTo(HttpHeaders headers) {
        headers.set(Completed.POSITION_HEADER, Long.toString(position));
    }
}
