package io.corebank.query.reconciliation;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import io.corebank.support.approvals.OneOperator;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bank finds when it looks at itself. */
@RestController
@RequestMapping("/api/v1/admin/reconciliation")
class ReconciliationController {

    private final ReconcilerSchedule schedule;
    private final ReconciliationBook book;
    private final ReconciliationSettings settings;

    ReconciliationController(ReconcilerSchedule schedule, ReconciliationBook book, ReconciliationSettings settings) {
        this.schedule = schedule;
        this.book = book;
        this.settings = settings;
    }

    /** What is known now, from all runs since the start. */
    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    ReconciliationReport report() {
        return book.report();
    }

    /** Compares everything now. Answers 200 with the result, or 202 when that takes longer than one likes to wait. */
    @PostMapping
    @Answers({200, 202})
    @OneOperator(because = "it compares and changes nothing but what is known")
    @Allowed(OPERATOR)
    CompletableFuture<ResponseEntity<ReconciliationReport>> runFully() {
        return schedule.runFully()
                .thenApply(done -> HttpStatus.OK)
                .completeOnTimeout(HttpStatus.ACCEPTED, settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(status -> ResponseEntity.status(status).body(book.report()));
    }
}
