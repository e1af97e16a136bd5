package io.corebank.query.transfer;

import static io.corebank.api.transfer.TransferStatus.CANCELLED;
import static io.corebank.api.transfer.TransferStatus.COMPENSATED;
import static io.corebank.api.transfer.TransferStatus.COMPLETED;
import static io.corebank.api.transfer.TransferStatus.CREDITED;
import static io.corebank.api.transfer.TransferStatus.FUNDS_HELD;
import static io.corebank.api.transfer.TransferStatus.REJECTED;
import static io.corebank.api.transfer.TransferStatus.REQUESTED;
import static java.util.Map.entry;

import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRedriven;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferStarted;
import io.corebank.query.transfer.TransferStep.Kind;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each event means on a transfer's way. */
final class TransferSteps {

    /** A step, where it leaves the transfer's status unless null, and why it went that way. */
    record Meaning(
            Kind kind,
            @Nullable TransferStatus status,
            @Nullable String reason) {}

    /** An account's part in a transfer. */
    record Leg(
            String transferId,
            String accountId,
            Kind kind,
            @Nullable String reason) {}

    private static final Map<Class<?>, Function<Object, Meaning>> MEANINGS = Map.ofEntries(
            entry(TransferHoldConfirmed.class, event -> new Meaning(Kind.FUNDS_HELD, FUNDS_HELD, null)),
            entry(TransferCreditConfirmed.class, event -> new Meaning(Kind.CREDITED, CREDITED, null)),
            entry(TransferCompleted.class, event -> new Meaning(Kind.COMPLETED, COMPLETED, null)),
            entry(TransferStarted.class, event -> new Meaning(Kind.STARTED, REQUESTED, null)),
            entry(TransferCancelled.class, event -> new Meaning(Kind.CANCELLED, CANCELLED, null)),
            entry(TransferRedriven.class, event -> new Meaning(Kind.REDRIVEN, null, null)),
            entry(ReversalGranted.class, event -> new Meaning(Kind.REVERSAL_GRANTED, null, null)),
            entry(ReversalCompleted.class, event -> new Meaning(Kind.REVERSAL_COMPLETED, null, null)),
            entry(
                    ReversalReturned.class,
                    event -> new Meaning(Kind.REVERSAL_RETURNED, null, ((ReversalReturned) event).reason())),
            entry(
                    TransferCreditRefused.class,
                    event -> new Meaning(Kind.CREDIT_REFUSED, null, ((TransferCreditRefused) event).reason())),
            entry(
                    TransferRejected.class,
                    event -> new Meaning(Kind.REJECTED, REJECTED, ((TransferRejected) event).reason())),
            entry(
                    TransferCompensated.class,
                    event -> new Meaning(Kind.COMPENSATED, COMPENSATED, ((TransferCompensated) event).reason())));

    private TransferSteps() {}

    /**
     * What an event of the transfer itself, other than its first, means.
     *
     * @throws IllegalArgumentException for an event that this version does not know
     */
    static Meaning meaningOf(TransferEvent event) {
        Function<Object, Meaning> meaning = MEANINGS.get(event.getClass());
        if (meaning == null) {
            throw new IllegalArgumentException("Not a step of a transfer: " + event.getClass());
        }
        return meaning.apply(event);
    }

    /** What of the transfer goes back after the event; null for an event that says nothing of it. */
    static @Nullable Long reversedAfter(TransferEvent event) {
        if (event instanceof ReversalGranted granted) {
            return granted.reversedMinor();
        }
        return event instanceof ReversalReturned returned ? Long.valueOf(returned.reversedMinor()) : null;
    }

    /** The part in a transfer that an account's event tells of; null when it tells of none. */
    static @Nullable Leg legOf(Object event) {
        if (event instanceof HoldPlaced hold) {
            return leg(hold.transferId(), hold.accountId(), Kind.HOLD_PLACED, null);
        }
        if (event instanceof HoldRejected hold) {
            return leg(hold.transferId(), hold.accountId(), Kind.HOLD_REJECTED, hold.reason());
        }
        if (event instanceof HoldCaptured hold) {
            return leg(hold.transferId(), hold.accountId(), Kind.HOLD_CAPTURED, null);
        }
        if (event instanceof HoldReleased hold) {
            return leg(hold.transferId(), hold.accountId(), Kind.HOLD_RELEASED, hold.reason());
        }
        if (event instanceof TransferCredited credit) {
            return leg(credit.transferId(), credit.accountId(), Kind.CREDIT_POSTED, null);
        }
        if (event instanceof TransferCreditRejected credit) {
            return leg(credit.transferId(), credit.accountId(), Kind.CREDIT_REJECTED, credit.reason());
        }
        return null;
    }

    private static @Nullable Leg leg(
            @Nullable String transferId, String accountId, Kind kind, @Nullable String reason) {
        return transferId == null ? null : new Leg(transferId, accountId, kind, reason);
    }
}
