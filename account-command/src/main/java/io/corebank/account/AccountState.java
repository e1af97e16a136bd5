package io.corebank.account;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountLimitsChanged;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.OverdraftLimitChanged;
import io.corebank.api.account.event.TransferCreditRejected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** What the events of an account add up to. Handlers only assign: an event has been decided, whatever it says. */
@SuppressWarnings("NullAway.Init")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
abstract class AccountState {

    @AggregateIdentifier
    String accountId;

    String customerId;
    String currency;
    AccountStatus status;
    Balance balance;
    Limits limits = Limits.NONE;
    Spending spending = Spending.NOTHING;
    Map<String, Hold> holds = new LinkedHashMap<>();
    RecentOperations operations = new RecentOperations();

    @EventSourcingHandler
    void on(AccountCreated event) {
        accountId = event.accountId();
        customerId = event.customerId();
        currency = event.currency();
        status = AccountStatus.OPEN;
        balance = Balance.opening(event.overdraftLimitMinor());
        operations.remember(event.operationId(), RecentOperations.DONE);
    }

    /** Every event brings the figures that result from it, and many bring nothing else. */
    @EventSourcingHandler
    void on(AccountEvent event) {
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(HoldPlaced event) {
        holds.put(
                event.holdId(),
                new Hold(
                        event.amountMinor(),
                        event.transferId(),
                        event.counterpartyAccountId(),
                        event.sealedReference(),
                        event.expiresAt(),
                        event.spendingDay()));
        if (event.spendingDay() != null && event.spentMinor() != null) {
            spending = new Spending(event.spendingDay(), event.spentMinor());
        }
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(HoldRejected event) {
        assign(event, event.reason());
    }

    @EventSourcingHandler
    void on(HoldCaptured event) {
        holds.remove(event.holdId());
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(HoldReleased event) {
        if (event.spentMinor() != null) {
            spending = new Spending(spending.day(), event.spentMinor());
        }
        holds.remove(event.holdId());
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(TransferCreditRejected event) {
        assign(event, event.reason());
    }

    @EventSourcingHandler
    void on(OverdraftLimitChanged event) {
        balance = balance.withOverdraft(event.overdraftLimitMinor());
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(AccountLimitsChanged event) {
        limits = new Limits(event.perTransferMinor(), event.dailyMinor());
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(AccountFrozen event) {
        status = AccountStatus.FROZEN;
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(AccountUnfrozen event) {
        status = AccountStatus.OPEN;
        assign(event, RecentOperations.DONE);
    }

    @EventSourcingHandler
    void on(AccountClosed event) {
        status = AccountStatus.CLOSED;
        assign(event, RecentOperations.DONE);
    }

    private void assign(AccountEvent event, String outcome) {
        balance = new Balance(event.postedMinor(), event.heldMinor(), balance.overdraftLimitMinor());
        operations.remember(event.operationId(), outcome);
    }

    /** Why no money may come in; empty when it may. */
    Optional<RefusalCode> objectionToCredit(Money amount) {
        if (status == AccountStatus.CLOSED) {
            return Optional.of(RefusalCode.ACCOUNT_IS_CLOSED);
        }
        if (!amount.currency().equals(currency)) {
            return Optional.of(RefusalCode.CURRENCY_MISMATCH);
        }
        return balance.hasRoomFor(amount.minor()) ? Optional.empty() : Optional.of(RefusalCode.LIMIT_EXCEEDED);
    }

    /** Why this amount may not go out, nor be set aside; empty when it may. */
    Optional<RefusalCode> objectionToDebit(Money amount) {
        if (status != AccountStatus.OPEN) {
            return objectionToActing();
        }
        if (!amount.currency().equals(currency)) {
            return Optional.of(RefusalCode.CURRENCY_MISMATCH);
        }
        return balance.covers(amount.minor()) ? Optional.empty() : Optional.of(RefusalCode.INSUFFICIENT_FUNDS);
    }

    /** Why the account may do nothing by itself; empty when it is open. */
    Optional<RefusalCode> objectionToActing() {
        return switch (status) {
            case OPEN -> Optional.empty();
            case FROZEN -> Optional.of(RefusalCode.ACCOUNT_IS_FROZEN);
            case CLOSED -> Optional.of(RefusalCode.ACCOUNT_IS_CLOSED);
        };
    }

    /** The version that the last event gave the account, counted from 1; 0 before the first. */
    static long version() {
        Long sequence = AggregateLifecycle.getVersion();
        return sequence == null ? 0 : sequence + 1;
    }

    AccountReceipt receipt(String operationId, @Nullable String holdId) {
        return new AccountReceipt(
                operationId,
                accountId,
                version(),
                balance.postedMinor(),
                balance.heldMinor(),
                balance.availableMinor(),
                currency,
                holdId);
    }
}
