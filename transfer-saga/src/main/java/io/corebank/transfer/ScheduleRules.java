package io.corebank.transfer;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.CancelTransfer;
import io.corebank.api.transfer.command.RequestTransfer.Schedule;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a transfer decides that is scheduled for later. It has no clock: whoever asks says what time it is. */
final class ScheduleRules {

    private static final Duration LATEST_EXECUTION = Duration.ofDays(366);

    private ScheduleRules() {}

    /**
     * When to execute; nothing for a transfer at once.
     *
     * @throws Refusal for an instant that is past, or too far away
     */
    static @Nullable Instant executeAt(@Nullable Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        Instant latest = schedule.requestedAt().plus(LATEST_EXECUTION);
        if (!schedule.executeAt().isAfter(schedule.requestedAt())
                || schedule.executeAt().isAfter(latest)) {
            throw new Refusal(RefusalCode.EXECUTION_TIME);
        }
        return schedule.executeAt();
    }

    /**
     * What happens when the time of a scheduled transfer comes; nothing before it, and nothing a second time. The time
     * is the command's.
     */
    static Optional<TransferEvent> start(TransferState state, StartTransfer command) {
        Instant executeAt = state.request().executeAt();
        if (executeAt == null || !state.isScheduled() || command.now().isBefore(executeAt)) {
            return Optional.empty();
        }
        TransferEvent of = state.latest();
        return Optional.of(new TransferStarted(
                of.transferId(),
                command.operationId(),
                of.fromAccountId(),
                of.toAccountId(),
                of.amountMinor(),
                of.currency(),
                state.request().sealedReference()));
    }

    /**
     * Calls a scheduled transfer off, once.
     *
     * @throws Refusal when its time has come
     */
    static Optional<TransferEvent> cancel(TransferState state, CancelTransfer command) {
        if (state.status() == TransferStatus.CANCELLED) {
            return Optional.empty();
        }
        if (!state.isScheduled()) {
            throw new Refusal(RefusalCode.TRANSFER_NOT_SCHEDULED);
        }
        TransferEvent of = state.latest();
        return Optional.of(new TransferCancelled(
                of.transferId(),
                command.operationId(),
                of.fromAccountId(),
                of.toAccountId(),
                of.amountMinor(),
                of.currency()));
    }
}
