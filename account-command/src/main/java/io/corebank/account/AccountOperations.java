package io.corebank.account;

import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.operations.Receipt;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What the controllers of accounts share. They leave it to the account whether it exists for the caller, so that this
 * answer, too, is kept under the caller's key.
 */
@Component
class AccountOperations {

    private final Operations operations;
    private final AccountHolders holders;
    private final PersonalData personalData;

    AccountOperations(Operations operations, AccountHolders holders, PersonalData personalData) {
        this.operations = operations;
        this.holders = holders;
        this.personalData = personalData;
    }

    /** Asks the account, once, and answers with the receipt. */
    CompletableFuture<ResponseEntity<Receipt>> run(
            HttpStatus status, OperationRequest request, AccountCommand command, String... content) {
        return operations
                .run(request, List.of(content), command, AccountReceipt.class)
                .thenApply(completed -> completed.answer(status).body(Receipt.of(completed)));
    }

    /** The reference under the key of the account's holder; nothing when the account is not the caller's business. */
    @Nullable
    String seal(String accountId, Caller caller, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        return holders.of(accountId)
                .map(AccountHolderView::customerId)
                .filter(caller::mayActFor)
                .map(customerId -> personalData.seal(customerId, reference))
                .orElse(null);
    }
}
