package io.corebank.bench.apps.axon;

import io.corebank.bench.apps.Cash;
import io.corebank.bench.apps.Receipt;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bank's endpoint for deposits. */
@RestController
public class AxonController {

    private final CommandGateway commands;

    public AxonController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping("/api/v1/accounts/{accountId}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    CompletableFuture<Receipt> deposit(
            @PathVariable String accountId,
            @RequestHeader("Idempotency-Key") String operationId,
            @RequestBody Cash cash) {
        return commands.<Long>send(new Deposit(accountId, operationId, cash.minor()))
                .thenApply(posted -> new Receipt(accountId, posted));
    }
}
