package io.corebank.query.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A projection as operators see it.
 *
 * @param progress of a rebuild, from 0 to 1; 1 without one
 * @param position what readers see contains everything up to here
 * @param index that readers see
 * @param building the index that will replace it; absent unless there is one
 * @param previous the index that a rollback goes back to; absent when there is none
 * @param documents that the events have made in the index that is being built, or in the one that readers see, when it
 *     was compared with the log; absent for an index that has never been rebuilt
 * @param failure why the last rebuild was given up; absent unless it was
 * @param parked how many accounts, transfers and so on wait for an operator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectionView(
        String name,
        Status status,
        double progress,
        long position,
        long lag,
        @Nullable String index,
        @Nullable String building,
        @Nullable String previous,
        @Nullable Long documents,
        @Nullable String failure,
        int parked) {

    /** Whether it is being rebuilt. Readers are served in any case. */
    enum Status {
        LIVE,
        RUNNING,
        FAILED
    }
}
