package io.corebank.query.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection, or what a search sees of it, has got.
 *
 * @param position of the last event that is in it; 0 when nothing is known to be
 * @param at when that event was recorded; null when this process has not applied any
 */
public record Reached(long position, @Nullable Instant at) {

    /** Nothing is known to be there. */
    public static final Reached NOTHING = new Reached(0, null);
}
