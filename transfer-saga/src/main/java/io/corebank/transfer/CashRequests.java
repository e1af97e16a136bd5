package io.corebank.transfer;

import io.corebank.api.Command;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.WithdrawMoney;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.privacy.PersonalData;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cash in a batch. The account decides, as it does for the request that brings or takes cash alone. */
@Component
class CashRequests {

    private final Operations operations;
    private final AccountParties parties;
    private final PersonalData personalData;

    CashRequests(Operations operations, AccountParties parties, PersonalData personalData) {
        this.operations = operations;
        this.parties = parties;
        this.personalData = personalData;
    }

    CompletableFuture<Completed<AccountReceipt>> run(OperationRequest request, BatchItem.Cash cash) {
        String sealed = seal(request, cash);
        Command command = cash.kind() == BatchItem.Kind.DEPOSIT
                ? new DepositMoney(request.id(), cash.accountId(), cash.amount(), sealed)
                : new WithdrawMoney(request.id(), cash.accountId(), cash.amount(), sealed);
        return operations.run(request, cash.content(), command, AccountReceipt.class);
    }

    /** The reference under the key of the account's holder; nothing when the account is not the caller's business. */
    private @Nullable String seal(OperationRequest request, BatchItem.Cash cash) {
        String reference = cash.reference();
        if (reference == null) {
            return null;
        }
        return parties.holderOf(cash.accountId())
                .map(AccountHolderView::customerId)
                .filter(request.caller()::mayActFor)
                .map(customerId -> personalData.seal(customerId, reference))
                .orElse(null);
    }
}
