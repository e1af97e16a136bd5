package io.corebank.query.rebuild;

import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.LogReplay;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one index of a projection.
 *
 * @param position every event up to here is in it
 * @param documents how many it must hold, counted from the events
 * @param checksum of what it must hold, summed up over the events
 * @param parked whether the events of sequences that stand still were left out
 * @param failure why it was given up; null unless it was
 */
record BuiltIndex(
        Projection projection,
        String index,
        State state,
        long position,
        long documents,
        long checksum,
        boolean parked,
        @Nullable String failure) {

    /** What an index is good for. */
    enum State {
        BUILDING,
        LIVE,
        PREVIOUS,
        FAILED
    }

    static BuiltIndex empty(Projection projection, String index) {
        return new BuiltIndex(projection, index, State.BUILDING, 0, 0, 0, false, null);
    }

    BuiltIndex in(State next) {
        return new BuiltIndex(projection, index, next, position, documents, checksum, parked, null);
    }

    /** The same of another index. */
    BuiltIndex named(String other) {
        return new BuiltIndex(projection, other, state, position, documents, checksum, parked, failure);
    }

    BuiltIndex after(LogReplay.Batch batch) {
        return new BuiltIndex(
                projection,
                index,
                state,
                batch.position(),
                documents + batch.begun(),
                checksum + batch.weight(),
                parked || batch.leftOut(),
                null);
    }

    BuiltIndex failed(String reason) {
        return new BuiltIndex(projection, index, State.FAILED, position, documents, checksum, parked, reason);
    }
}
