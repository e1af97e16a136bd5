package io.corebank.query.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How recent an answer has to be. Controllers take it as an argument.
 *
 * @param minPosition the position that the answer must contain, from {@code Bank-Min-Position}; null when any will do
 * @param head the end of the log when the request arrived; 0 when it could not be found out
 */
public record ReadRequest(@Nullable Long minPosition, long head, Instant arrivedAt) {

    /** The header that names the position that an answer must contain. */
    public static final String HEADER = "Bank-Min-Position";

    /** The position that the reader would like to see: the one it named, or else everything there was. */
    long wanted() {
        return minPosition == null ? head : minPosition;
    }
}
