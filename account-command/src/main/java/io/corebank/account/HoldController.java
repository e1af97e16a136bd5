package io.corebank.account;

import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.SERVICE;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseReason;
import io.corebank.support.openapi.Answers;
import io.corebank.support.openapi.Required;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Receipt;
import io.corebank.support.security.Allowed;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets money aside, as a card authorisation does, and takes it or gives it back later. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/holds")
class HoldController {

    private final AccountOperations accounts;
    private final Clock clock;

    HoldController(AccountOperations accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    record NewHold(
            @Required @Nullable String amount,
            @Required @Nullable String currency,
            @Nullable String expiresAt) {}

    record Capture(@Nullable String amount, @Nullable String currency) {

        private static final Capture ALL = new Capture(null, null);

        @Nullable
        Money part() {
            return amount == null && currency == null ? null : Fields.amount(amount, currency);
        }
    }

    @PostMapping
    @Answers(201)
    @Allowed({CUSTOMER, SERVICE})
    CompletableFuture<ResponseEntity<Receipt>> place(
            OperationRequest request, @PathVariable String accountId, @RequestBody NewHold body) {
        Money amount = Fields.amount(body.amount(), body.currency());
        Instant expiresAt = Fields.instant("expiresAt", body.expiresAt());
        String holdId = OperationIds.derive("hold", request.id());
        return accounts.run(
                HttpStatus.CREATED,
                request,
                new PlaceHold(request.id(), accountId, holdId, amount, expiresAt, clock.instant()),
                accountId,
                amount.toString(),
                Fields.content(expiresAt));
    }

    /** Takes the amount, or all of the hold without one. */
    @PostMapping("/{holdId}/capture")
    @Allowed({CUSTOMER, SERVICE})
    CompletableFuture<ResponseEntity<Receipt>> capture(
            OperationRequest request,
            @PathVariable String accountId,
            @PathVariable String holdId,
            @RequestBody(required = false) @Nullable Capture body) {
        Money part = (body == null ? Capture.ALL : body).part();
        return accounts.run(
                HttpStatus.OK,
                request,
                new CaptureHold(request.id(), accountId, holdId, part, clock.instant()),
                accountId,
                holdId,
                Fields.content(part));
    }

    @PostMapping("/{holdId}/release")
    @Allowed({CUSTOMER, SERVICE})
    CompletableFuture<ResponseEntity<Receipt>> release(
            OperationRequest request, @PathVariable String accountId, @PathVariable String holdId) {
        return accounts.run(
                HttpStatus.OK,
                request,
                new ReleaseHold(request.id(), accountId, holdId, ReleaseReason.REQUESTED),
                accountId,
                holdId);
    }
}
