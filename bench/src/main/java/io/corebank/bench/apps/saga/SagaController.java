package io.corebank.bench.apps.saga;

import io.corebank.bench.apps.Cash;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers when a transfer is completed. */
@RestController
@RequestMapping("/api/v1/transfers")
class SagaController {

    private final CommandGateway commands;
    private final CompletedTransfers transfers;

    SagaController(CommandGateway commands, CompletedTransfers transfers) {
        this.commands = commands;
        this.transfers = transfers;
    }

    /** The body of the bank's own request. */
    record Body(String fromAccountId, String toAccountId, BigDecimal amount, String currency) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CompletableFuture<Map<String, String>> transfer(
            @RequestHeader("Idempotency-Key") String transferId, @RequestBody Body body) {
        CompletableFuture<Void> end = transfers.endOf(transferId);
        long amount = new Cash(body.amount(), body.currency()).minor();
        return commands.send(new RequestTransfer(transferId, body.fromAccountId(), body.toAccountId(), amount))
                .thenCompose(requested -> end)
                .thenApply(ended -> Map.of("transferId", transferId, "status", "COMPLETED"));
    }
}
