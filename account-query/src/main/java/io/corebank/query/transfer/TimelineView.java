package io.corebank.query.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.transfer.TransferStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a transfer went, step by step in the order of the log. */
record TimelineView(String transferId, TransferStatus status, List<Step> steps) {

    /**
     * One step.
     *
     * @param gapMillis since the step before; 0 for the first, and where a clock went backwards
     * @param accountId whose leg it was; absent for a step of the transfer itself
     * @param attempts how often it was asked for until it was answered; absent for once
     * @param sweeper true when the sweeper asked for it, because the saga had got no answer; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            TransferStep.Kind step,
            Instant at,
            long gapMillis,
            @Nullable String accountId,
            @Nullable String reason,
            @Nullable Integer attempts,
            @Nullable Boolean sweeper,
            long position) {}

    static TimelineView of(TransferDocument transfer) {
        List<Step> steps = new ArrayList<>();
        Instant before = transfer.requestedAt();
        for (TransferStep step : transfer.steps()) {
            long gap = Math.max(0, Duration.between(before, step.at()).toMillis());
            steps.add(new Step(
                    step.step(),
                    step.at(),
                    gap,
                    step.accountId(),
                    step.reason(),
                    step.attempts(),
                    step.sweeper(),
                    step.position()));
            before = step.at();
        }
        return new TimelineView(transfer.transferId(), transfer.status(), steps);
    }
}
