package io.corebank.support.processors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A processor as operators see it.
 *
 * @param position everything up to here is processed by every segment
 * @param head the position of the newest event of the log
 * @param lag how many positions are left
 * @param progress of a replay, from 0 to 1; absent without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProcessorView(
        String name,
        Status status,
        long position,
        long head,
        long lag,
        boolean resettable,
        @Nullable Double progress,
        List<SegmentView> segments) {

    /** How it fares. A failed one tries again by itself. */
    enum Status {
        RUNNING,
        REPLAYING,
        PAUSED,
        FAILED
    }

    /**
     * One of the parts that share the work.
     *
     * @param error why it does not get on; absent while it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SegmentView(
            int id,
            long position,
            boolean caughtUp,
            boolean replaying,
            @Nullable String error) {}
}
