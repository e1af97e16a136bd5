package io.corebank.query.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.OverdraftLimitChanged;
import io.corebank.query.projection.MissingEvents;
import io.corebank.query.projection.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is after one of its events, in minor units. Every field is assigned from an event or taken over;
 * nothing is ever added up.
 *
 * @param ownerName in plain text, so that it can be searched; null once its person is erased
 * @param version of the account, counted from 1
 * @param position in the log of the last event that is in this document
 * @param openedPosition in the log of the event that opened the account, which orders accounts as no clock can
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccountDocument(
        String accountId,
        String customerId,
        @Nullable String ownerName,
        String currency,
        AccountStatus status,
        long posted,
        long held,
        long available,
        long overdraftLimit,
        long version,
        long position,
        long openedPosition,
        Instant openedAt,
        Instant changedAt) {

    /** The account as it was opened. */
    static AccountDocument opened(AccountCreated created, @Nullable String ownerName, RecordedEvent event) {
        return new AccountDocument(
                created.accountId(),
                created.customerId(),
                ownerName,
                created.currency(),
                AccountStatus.OPEN,
                created.postedMinor(),
                created.heldMinor(),
                availableOf(created.postedMinor(), created.heldMinor(), created.overdraftLimitMinor()),
                created.overdraftLimitMinor(),
                event.version(),
                event.position(),
                event.position(),
                event.at(),
                event.at());
    }

    /**
     * The account after its next event; the same account when the event is in it already.
     *
     * @throws MissingEvents when the event is not the next one
     */
    AccountDocument after(AccountEvent change, RecordedEvent event) {
        if (event.version() <= version) {
            return this;
        }
        if (event.version() != version + 1) {
            throw new MissingEvents(accountId, version, event);
        }
        long limit = change instanceof OverdraftLimitChanged changed ? changed.overdraftLimitMinor() : overdraftLimit;
        return new AccountDocument(
                accountId,
                customerId,
                ownerName,
                currency,
                statusAfter(change),
                change.postedMinor(),
                change.heldMinor(),
                availableOf(change.postedMinor(), change.heldMinor(), limit),
                limit,
                event.version(),
                event.position(),
                openedPosition,
                openedAt,
                event.at());
    }

    private AccountStatus statusAfter(AccountEvent change) {
        if (change instanceof AccountFrozen) {
            return AccountStatus.FROZEN;
        }
        if (change instanceof AccountUnfrozen) {
            return AccountStatus.OPEN;
        }
        return change instanceof AccountClosed ? AccountStatus.CLOSED : status;
    }

    private static long availableOf(long posted, long held, long overdraftLimit) {
        return Math.addExact(Math.subtractExact(posted, held), overdraftLimit);
    }
}
