package io.corebank.query.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.query.projection.RecordedEvent;
import io.corebank.query.projection.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it is after the latest of its events and of its accounts' events, in minor units.
 *
 * @param participants the customers whose accounts it touches, who may see it
 * @param version of the transfer itself, counted from 1; its accounts' events do not change it
 * @param reversed what of it goes back, null as long as nothing ever did
 * @param position in the log of the last event that is in this document
 * @param requestedPosition in the log of the first, which orders transfers as no clock can
 * @param steps what happened, without what there was no room for
 * @param leftOut the {@link Weight} of the steps that there was no room for, null as long as there was for all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TransferDocument(
        String transferId,
        String customerId,
        List<String> participants,
        String fromAccountId,
        String toAccountId,
        long amount,
        String currency,
        @Nullable String reference,
        TransferStatus status,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable Instant completedAt,
        @Nullable Instant executeAt,
        @Nullable String reversalOf,
        @Nullable Long reversed,
        @Nullable String standingOrderId,
        long version,
        long position,
        long requestedPosition,
        List<TransferStep> steps,
        @Nullable Long leftOut) {

    /**
     * A transfer takes about ten steps of its own and two for each of at most a hundred reversals. Of one that is
     * driven on again and again, the oldest attempts make room for what comes after.
     */
    static final int MOST_STEPS = 300;

    /** The transfer as it was asked for. */
    static TransferDocument requested(
            TransferRequested asked, @Nullable String reference, List<String> participants, RecordedEvent event) {
        return new TransferDocument(
                asked.transferId(),
                asked.customerId(),
                participants,
                asked.fromAccountId(),
                asked.toAccountId(),
                asked.amountMinor(),
                asked.currency(),
                reference,
                asked.executeAt() == null ? TransferStatus.REQUESTED : TransferStatus.SCHEDULED,
                null,
                event.at(),
                null,
                asked.executeAt(),
                asked.reversalOf(),
                null,
                asked.standingOrderId(),
                event.version(),
                event.position(),
                event.position(),
                List.of(TransferStep.of(TransferStep.Kind.REQUESTED, event, null, null)),
                null);
    }

    /** The transfer after a step of its own, which may bring it further or to its end. */
    TransferDocument progressed(TransferStatus next, TransferStep step, long nextVersion) {
        return copy(
                next,
                step.reason() == null ? reason : step.reason(),
                next.isTerminal() ? step.at() : completedAt,
                reversed,
                nextVersion,
                step);
    }

    /** The transfer after a step that leaves it where it is, with what of it goes back since then. */
    TransferDocument annotated(@Nullable Long nowReversed, TransferStep step, long nextVersion) {
        return copy(status, reason, completedAt, nowReversed == null ? reversed : nowReversed, nextVersion, step);
    }

    /** The transfer after a step of one of its accounts, which it will draw its conclusion from. */
    TransferDocument accompanied(TransferStep step) {
        return copy(status, reason, completedAt, reversed, version, step);
    }

    private TransferDocument copy(
            TransferStatus nextStatus,
            @Nullable String nextReason,
            @Nullable Instant nextCompletedAt,
            @Nullable Long nextReversed,
            long nextVersion,
            TransferStep step) {
        List<TransferStep> longer = new ArrayList<>(steps);
        longer.add(step);
        TransferStep dropped = longer.size() > MOST_STEPS ? longer.remove(dispensable(longer)) : null;
        return new TransferDocument(
                transferId,
                customerId,
                participants,
                fromAccountId,
                toAccountId,
                amount,
                currency,
                reference,
                nextStatus,
                nextReason,
                requestedAt,
                nextCompletedAt,
                executeAt,
                reversalOf,
                nextReversed,
                standingOrderId,
                nextVersion,
                step.position(),
                requestedPosition,
                List.copyOf(longer),
                dropped == null ? leftOut : Long.valueOf(weightLeftOut() + weightOf(dropped)));
    }

    /** The oldest order to drive it on; the step behind the first, if there never was one. */
    private static int dispensable(List<TransferStep> steps) {
        return IntStream.range(1, steps.size())
                .filter(place -> steps.get(place).step() == TransferStep.Kind.REDRIVEN)
                .findFirst()
                .orElse(1);
    }

    /** What all steps weigh together, whether they are kept or not. */
    long weight() {
        return steps.stream().mapToLong(this::weightOf).sum() + weightLeftOut();
    }

    private long weightLeftOut() {
        return leftOut == null ? 0 : leftOut;
    }

    private long weightOf(TransferStep step) {
        return Weight.of(transferId, step.position());
    }
}
