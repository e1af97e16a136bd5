package io.corebank.account;

import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.SERVICE;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Money;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.WithdrawMoney;
import io.corebank.support.openapi.Answers;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Money comes in and goes out. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}")
class CashController {

    private final AccountOperations accounts;

    CashController(AccountOperations accounts) {
        this.accounts = accounts;
    }

    record Cash(
            @Required @Nullable String amount,
            @Required @Nullable String currency,
            @Nullable String reference) {}

    @PostMapping("/deposits")
    @Answers(201)
    @Allowed({TELLER, SERVICE})
    CompletableFuture<ResponseEntity<Receipt>> deposit(
            OperationRequest request, @PathVariable String accountId, @RequestBody Cash body) {
        Money amount = Fields.amount(body.amount(), body.currency());
        String reference = Fields.reference(body.reference());
        String sealed = accounts.seal(accountId, request.caller(), reference);
        return accounts.run(
                HttpStatus.CREATED,
                request,
                new DepositMoney(request.id(), accountId, amount, sealed),
                accountId,
                amount.toString(),
                Fields.content(reference));
    }

    @PostMapping("/withdrawals")
    @Answers(201)
    @Allowed({CUSTOMER, TELLER})
    CompletableFuture<ResponseEntity<Receipt>> withdraw(
            OperationRequest request, @PathVariable String accountId, @RequestBody Cash body) {
        Money amount = Fields.amount(body.amount(), body.currency());
        String reference = Fields.reference(body.reference());
        String sealed = accounts.seal(accountId, request.caller(), reference);
        return accounts.run(
                HttpStatus.CREATED,
                request,
                new WithdrawMoney(request.id(), accountId, amount, sealed),
                accountId,
                amount.toString(),
                Fields.content(reference));
    }
}
