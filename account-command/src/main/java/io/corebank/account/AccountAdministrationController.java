package io.corebank.account;

import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Money;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.ChangeAccountLimits;
import io.corebank.api.account.command.ChangeOverdraftLimit;
import io.corebank.api.account.command.CloseAccount;
import io.corebank.api.account.command.FreezeAccount;
import io.corebank.api.account.command.UnfreezeAccount;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.support.openapi.Required;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Receipt;
import io.corebank.support.security.Allowed;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bank's people do to a customer's account. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}")
class AccountAdministrationController {

    private final AccountOperations accounts;
    private final AccountHolders holders;

    AccountAdministrationController(AccountOperations accounts, AccountHolders holders) {
        this.accounts = accounts;
        this.holders = holders;
    }

    record Overdraft(
            @Required @Nullable String overdraftLimit,
            @Nullable String currency) {}

    /** Sets the limit, in the account's currency when none is given. */
    @PutMapping("/overdraft-limit")
    @Allowed(TELLER)
    CompletableFuture<ResponseEntity<Receipt>> changeOverdraftLimit(
            OperationRequest request, @PathVariable String accountId, @RequestBody Overdraft body) {
        String limit = Fields.required("overdraftLimit", body.overdraftLimit());
        String currency = body.currency() == null ? currencyOf(accountId) : body.currency();
        Money overdraftLimit = Fields.amountOrZero("overdraftLimit", limit, currency);
        return accounts.run(
                HttpStatus.OK,
                request,
                new ChangeOverdraftLimit(request.id(), accountId, overdraftLimit),
                accountId,
                overdraftLimit.toString());
    }

    record TransferLimits(
            @Nullable String perTransfer,
            @Nullable String daily,
            @Nullable String currency) {}

    /** Sets both limits of transfers, in the account's currency when none is given; without one, there is no limit. */
    @PutMapping("/limits")
    @Allowed(TELLER)
    CompletableFuture<ResponseEntity<Receipt>> changeLimits(
            OperationRequest request, @PathVariable String accountId, @RequestBody TransferLimits body) {
        String currency = body.currency() == null ? currencyOf(accountId) : body.currency();
        Long perTransfer = limit("perTransfer", body.perTransfer(), currency);
        Long daily = limit("daily", body.daily(), currency);
        return accounts.run(
                HttpStatus.OK,
                request,
                new ChangeAccountLimits(request.id(), accountId, perTransfer, daily, currency),
                accountId,
                Fields.content(perTransfer),
                Fields.content(daily),
                currency);
    }

    private static @Nullable Long limit(String field, @Nullable String amount, String currency) {
        return amount == null
                ? null
                : Long.valueOf(Fields.amountOrZero(field, amount, currency).minor());
    }

    @PostMapping("/freeze")
    @Allowed({TELLER, OPERATOR})
    CompletableFuture<ResponseEntity<Receipt>> freeze(OperationRequest request, @PathVariable String accountId) {
        return accounts.run(HttpStatus.OK, request, new FreezeAccount(request.id(), accountId), accountId);
    }

    @PostMapping("/unfreeze")
    @Allowed({TELLER, OPERATOR})
    CompletableFuture<ResponseEntity<Receipt>> unfreeze(OperationRequest request, @PathVariable String accountId) {
        return accounts.run(HttpStatus.OK, request, new UnfreezeAccount(request.id(), accountId), accountId);
    }

    @PostMapping("/close")
    @Allowed(TELLER)
    CompletableFuture<ResponseEntity<Receipt>> close(OperationRequest request, @PathVariable String accountId) {
        return accounts.run(HttpStatus.OK, request, new CloseAccount(request.id(), accountId), accountId);
    }

    private String currencyOf(String accountId) {
        return holders.of(accountId)
                .map(AccountHolderView::currency)
                .orElseThrow(() -> new Refusal(RefusalCode.ACCOUNT_NOT_FOUND));
    }
}
