package io.corebank.account;

import static io.corebank.account.Objections.refuseFor;
import static io.corebank.account.Objections.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.Money;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.ChangeAccountLimits;
import io.corebank.api.account.command.ChangeOverdraftLimit;
import io.corebank.api.account.command.CloseAccount;
import io.corebank.api.account.command.CreateAccount;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.FreezeAccount;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.account.command.UnfreezeAccount;
import io.corebank.api.account.command.WithdrawMoney;
import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountLimitsChanged;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.OverdraftLimitChanged;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An account of a customer. It decides; what the decisions add up to is {@link AccountState}. A person gets a refusal
 * as an exception, a transfer as an event, because a saga waits for it.
 */
@Aggregate(
        type = Account.TYPE,
        snapshotTriggerDefinition = "aggregateSnapshots",
        snapshotFilter = "accountSnapshotFilter",
        cache = "aggregateCache")
@Revision(Account.REVISION)
class Account extends AccountHolds {

    static final String TYPE = "Account";

    /** Of the snapshots: raised with every change of {@link AccountState}'s fields, so that older ones are not read. */
    static final String REVISION = "2";

    /** What belongs to somebody else does not exist; what was done before is not done again. In this order. */
    @CommandHandlerInterceptor
    @Nullable
    Object admit(
            AccountCommand command,
            @MetaDataValue(MetaDataKeys.OWNER) @Nullable String owner,
            @MetaDataValue(MetaDataKeys.EXPECTED_VERSION) @Nullable Number expectedVersion,
            InterceptorChain handler)
            throws Exception {
        if (owner != null && customerId != null && !owner.equals(customerId)) {
            throw new Refusal(RefusalCode.ACCOUNT_NOT_FOUND);
        }
        Optional<String> earlier = operations.outcomeOf(command.operationId());
        if (earlier.isPresent()) {
            return answerAgain(command, earlier.get());
        }
        if (expectedVersion != null && expectedVersion.longValue() != version()) {
            throw new Refusal(RefusalCode.STALE_VERSION);
        }
        return handler.proceed();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AccountReceipt handle(CreateAccount command) {
        if (status != null) {
            return receipt(command.operationId(), null);
        }
        Money limit = command.overdraftLimit();
        return accept(new AccountCreated(
                command.accountId(),
                command.operationId(),
                command.customerId(),
                command.sealedOwnerName(),
                limit.currency(),
                limit.minor(),
                0,
                0));
    }

    @CommandHandler
    AccountReceipt handle(DepositMoney command) {
        refuseFor(objectionToCredit(command.amount()));
        long amount = command.amount().minor();
        Balance after = balance.credit(amount);
        return accept(new MoneyDeposited(
                accountId,
                command.operationId(),
                amount,
                currency,
                command.sealedReference(),
                after.postedMinor(),
                after.heldMinor()));
    }

    @CommandHandler
    AccountReceipt handle(WithdrawMoney command) {
        refuseFor(objectionToDebit(command.amount()));
        long amount = command.amount().minor();
        Balance after = balance.debit(amount);
        return accept(new MoneyWithdrawn(
                accountId,
                command.operationId(),
                amount,
                currency,
                command.sealedReference(),
                after.postedMinor(),
                after.heldMinor()));
    }

    @CommandHandler
    LegOutcome handle(CreditTransfer command) {
        long amount = command.amount().minor();
        Optional<RefusalCode> objection = objectionToCredit(command.amount());
        if (objection.isPresent()) {
            String reason = objection.get().code();
            apply(new TransferCreditRejected(
                    accountId,
                    command.operationId(),
                    command.transferId(),
                    amount,
                    currency,
                    reason,
                    balance.postedMinor(),
                    balance.heldMinor()));
            return LegOutcome.refused(reason);
        }
        Balance after = balance.credit(amount);
        apply(new TransferCredited(
                accountId,
                command.operationId(),
                command.transferId(),
                command.fromAccountId(),
                amount,
                currency,
                command.sealedReference(),
                after.postedMinor(),
                after.heldMinor()));
        return LegOutcome.done();
    }

    @CommandHandler
    AccountReceipt handle(ChangeOverdraftLimit command) {
        long limit = command.overdraftLimit().minor();
        refuseIf(status == AccountStatus.CLOSED, RefusalCode.ACCOUNT_IS_CLOSED);
        refuseIf(!command.overdraftLimit().currency().equals(currency), RefusalCode.CURRENCY_MISMATCH);
        refuseIf(!balance.hasRoomForOverdraft(limit), RefusalCode.LIMIT_EXCEEDED);
        refuseIf(!balance.survivesOverdraft(limit), RefusalCode.INSUFFICIENT_FUNDS);
        return accept(new OverdraftLimitChanged(
                accountId, command.operationId(), limit, currency, balance.postedMinor(), balance.heldMinor()));
    }

    @CommandHandler
    AccountReceipt handle(ChangeAccountLimits command) {
        refuseIf(status == AccountStatus.CLOSED, RefusalCode.ACCOUNT_IS_CLOSED);
        refuseIf(!command.currency().equals(currency), RefusalCode.CURRENCY_MISMATCH);
        return accept(new AccountLimitsChanged(
                accountId,
                command.operationId(),
                command.perTransferMinor(),
                command.dailyMinor(),
                currency,
                balance.postedMinor(),
                balance.heldMinor()));
    }

    @CommandHandler
    AccountReceipt handle(FreezeAccount command) {
        refuseFor(objectionToActing());
        return accept(new AccountFrozen(
                accountId, command.operationId(), currency, balance.postedMinor(), balance.heldMinor()));
    }

    @CommandHandler
    AccountReceipt handle(UnfreezeAccount command) {
        refuseIf(status == AccountStatus.CLOSED, RefusalCode.ACCOUNT_IS_CLOSED);
        refuseIf(status == AccountStatus.OPEN, RefusalCode.ACCOUNT_IS_NOT_FROZEN);
        return accept(new AccountUnfrozen(
                accountId, command.operationId(), currency, balance.postedMinor(), balance.heldMinor()));
    }

    @CommandHandler
    AccountReceipt handle(CloseAccount command) {
        refuseFor(objectionToActing());
        refuseIf(!holds.isEmpty(), RefusalCode.HOLDS_OPEN);
        refuseIf(balance.postedMinor() != 0, RefusalCode.BALANCE_NOT_ZERO);
        return accept(new AccountClosed(
                accountId, command.operationId(), currency, balance.postedMinor(), balance.heldMinor()));
    }

    private AccountReceipt accept(AccountEvent event) {
        apply(event);
        return receipt(event.operationId(), null);
    }

    private Object answerAgain(AccountCommand command, String outcome) {
        if (command instanceof TransferLeg) {
            return outcome.equals(RecentOperations.DONE) ? LegOutcome.done() : LegOutcome.refused(outcome);
        }
        return receipt(command.operationId(), holdOf(command));
    }

    private static @Nullable String holdOf(AccountCommand command) {
        if (command instanceof PlaceHold place) {
            return place.holdId();
        }
        if (command instanceof CaptureHold capture) {
            return capture.holdId();
        }
        return command instanceof ReleaseHold release ? release.holdId() : null;
    }
}
