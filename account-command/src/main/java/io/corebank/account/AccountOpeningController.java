package io.corebank.account;

import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.CreateAccount;
import io.corebank.support.openapi.Answers;
import io.corebank.support.openapi.Required;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.operations.Receipt;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Opens accounts: a customer for itself, a teller for any customer. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountOpeningController {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CUSTOMER_ID = 128;

    private final Operations operations;
    private final PersonalData personalData;

    AccountOpeningController(Operations operations, PersonalData personalData) {
        this.operations = operations;
        this.personalData = personalData;
    }

    record OpenAccount(
            @Required @Nullable String currency,
            @Required @Nullable String ownerName,
            @Nullable String overdraftLimit,
            @Nullable String customerId) {}

    /** Opens an account and says where it is. The id follows from the operation: a repetition finds it again. */
    @PostMapping
    @Answers(201)
    @Allowed({CUSTOMER, TELLER})
    CompletableFuture<ResponseEntity<Receipt>> open(OperationRequest request, @RequestBody OpenAccount body) {
        Caller caller = request.caller();
        String currency = Fields.required("currency", body.currency());
        String ownerName = Fields.text("ownerName", body.ownerName(), LONGEST_NAME);
        String limit = body.overdraftLimit() == null ? "0" : body.overdraftLimit();
        Money overdraftLimit = Fields.amountOrZero("overdraftLimit", limit, currency);
        String customerId = customerOf(caller, body.customerId());
        if (caller.isCustomer() && overdraftLimit.minor() > 0) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only a teller grants an overdraft.");
        }
        String accountId = OperationIds.derive("account", request.id());
        CreateAccount command = new CreateAccount(
                request.id(), accountId, customerId, personalData.seal(customerId, ownerName), overdraftLimit);
        return operations
                .run(request, List.of(customerId, ownerName, overdraftLimit.toString()), command, AccountReceipt.class)
                .thenApply(completed -> completed
                        .answer(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/accounts/" + accountId))
                        .body(Receipt.of(completed)));
    }

    private static String customerOf(Caller caller, @Nullable String customerId) {
        if (!caller.isCustomer()) {
            return Fields.text("customerId", customerId, LONGEST_CUSTOMER_ID);
        }
        if (customerId != null && !customerId.equals(caller.subject())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "A customer opens accounts for nobody else.");
        }
        return caller.subject();
    }
}
