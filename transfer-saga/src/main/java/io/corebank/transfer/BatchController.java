package io.corebank.transfer;

import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.SERVICE;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.support.limits.RateLimits;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.transfer.Batches.Answered;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many deposits, withdrawals and transfers in one request. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchController {

    private final Batches batches;
    private final RateLimits limits;

    BatchController(Batches batches, RateLimits limits) {
        this.batches = batches;
        this.limits = limits;
    }

    /**
     * Does what the items say, each for itself, and answers when what they did is durable. Each item counts as a
     * request towards the caller's limit, and towards that of its account.
     */
    @PostMapping
    @Allowed({CUSTOMER, TELLER, SERVICE})
    CompletableFuture<ResponseEntity<BatchView>> run(
            OperationRequest request, @RequestBody BatchBody body, HttpServletResponse response) {
        List<BatchItem> items = body.validated();
        limits.charge(request.caller(), items.size() - 1, response);
        Map<String, Integer> costs = new LinkedHashMap<>();
        items.forEach(item -> costs.merge(item.accountId(), 1, Integer::sum));
        limits.chargeAccounts(request.caller(), costs, response);
        return batches.run(request, items).thenApply(answered -> answer(request, answered));
    }

    /** The batch is a replay when each of its items is that was tried. */
    private static ResponseEntity<BatchView> answer(OperationRequest request, List<Answered> answered) {
        long position = answered.stream().mapToLong(Answered::position).max().orElse(0);
        List<Answered> tried = answered.stream().filter(Answered::wasTried).toList();
        boolean replayed = !tried.isEmpty() && tried.stream().allMatch(Answered::replayed);
        BatchView view = new BatchView(
                request.id(), answered.stream().map(Answered::item).toList());
        return new Completed<>(view, position, replayed).answer(HttpStatus.OK).body(view);
    }
}
