package io.corebank.api.account.event;

/**
 * Something that happened to one account. Stored for ever: never rename, never remove a field. Every event carries the
 * figures that result from it, in minor units, so that readers assign and never add.
 */
public sealed interface AccountEvent
        permits AccountCreated,
                MoneyDeposited,
                MoneyWithdrawn,
                HoldPlaced,
                HoldRejected,
                HoldCaptured,
                HoldReleased,
                TransferCredited,
                TransferCreditRejected,
                OverdraftLimitChanged,
                AccountLimitsChanged,
                AccountFrozen,
                AccountUnfrozen,
                AccountClosed {

    String accountId();

    String operationId();

    String currency();

    long postedMinor();

    long heldMinor();
}
