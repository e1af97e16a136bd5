package io.corebank.query.ledger;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.Instants;
import io.corebank.query.reading.ReadRequest;
import io.corebank.support.security.Allowed;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bank's own books. */
@RestController
class LedgerController {

    private final TrialBalanceReader reader;
    private final Freshness freshness;

    LedgerController(TrialBalanceReader reader, Freshness freshness) {
        this.reader = reader;
        this.freshness = freshness;
    }

    /** The totals per currency and internal account, now or after the last event up to and including an instant. */
    @GetMapping("/api/v1/ledger/trial-balance")
    @Allowed({OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<TrialBalance>> trialBalance(
            @RequestParam @Nullable String at, ReadRequest request) {
        Instant instant = at == null ? null : Instants.read("at", at, 1);
        return freshness.forSearch(Projection.LEDGER, request).thenCompose(asOf -> reader.read(asOf, instant)
                .thenApply(balance -> ResponseEntity.ok().headers(asOf::writeTo).body(balance)));
    }
}
