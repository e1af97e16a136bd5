package io.corebank.notifications;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRejected;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A rule that turns some events into alerts.
 *
 * @param number counts up, for lists
 * @param accountId null for every account that its webhook may be about
 * @param currency of the accounts that it watches; null for a rule without an amount
 * @param thresholdMinor in minor units; null for a rule without an amount
 */
record AlertRule(
        String alertId,
        String webhookId,
        long number,
        Kind kind,
        @Nullable String accountId,
        @Nullable String currency,
        @Nullable Long thresholdMinor,
        Instant createdAt) {

    /** What it watches for. */
    enum Kind {
        /** What is booked and not held falls below the threshold. Given once, until it is up there again. */
        LOW_BALANCE("LowBalance"),
        /** An amount of at least the threshold is booked, in or out. */
        LARGE_MOVEMENT("LargeMovement"),
        /** A transfer from the account ends without moving money. */
        REFUSED_TRANSFER("TransferRefused");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** The type of the message that is sent. */
        String type() {
            return type;
        }

        boolean hasThreshold() {
            return this != REFUSED_TRANSFER;
        }
    }

    boolean watches(String account) {
        return accountId == null || accountId.equals(account);
    }

    /** Whether another rule of the webhook would always say the same. */
    boolean repeats(AlertRule other) {
        return !alertId.equals(other.alertId)
                && kind == other.kind
                && Objects.equals(accountId, other.accountId)
                && Objects.equals(currency, other.currency)
                && Objects.equals(thresholdMinor, other.thresholdMinor);
    }

    /** Whether the account is below the threshold after the event. */
    boolean isLow(AccountEvent event) {
        return event.postedMinor() - event.heldMinor() < threshold();
    }

    /** Whether the event is of an account in the currency of this rule. */
    boolean isInCurrency(AccountEvent event) {
        return event.currency().equals(currency);
    }

    /** Whether the event books at least the threshold. */
    boolean isLarge(AccountEvent event) {
        OptionalLong moved = movedBy(event);
        return moved.isPresent() && moved.getAsLong() >= threshold();
    }

    /** Whether a transfer has ended without moving money. */
    static boolean isRefusal(TransferEvent event) {
        return reasonOf(event).isPresent();
    }

    /** Why a transfer has ended without moving money; empty for any other event of a transfer. */
    static Optional<String> reasonOf(TransferEvent event) {
        if (event instanceof TransferRejected rejected) {
            return Optional.of(rejected.reason());
        }
        return event instanceof TransferCompensated compensated ? Optional.of(compensated.reason()) : Optional.empty();
    }

    /** What an event books, in minor units; empty for one that books nothing. */
    static OptionalLong movedBy(AccountEvent event) {
        if (event instanceof MoneyDeposited deposited) {
            return OptionalLong.of(deposited.amountMinor());
        }
        if (event instanceof MoneyWithdrawn withdrawn) {
            return OptionalLong.of(withdrawn.amountMinor());
        }
        if (event instanceof TransferCredited credited) {
            return OptionalLong.of(credited.amountMinor());
        }
        return event instanceof HoldCaptured captured
                ? OptionalLong.of(captured.capturedMinor())
                : OptionalLong.empty();
    }

    private long threshold() {
        return Objects.requireNonNull(thresholdMinor, "a rule about amounts has a threshold");
    }
}
