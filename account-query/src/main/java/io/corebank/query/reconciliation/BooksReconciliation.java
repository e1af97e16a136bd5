package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventLog;
import io.corebank.query.elastic.Projection;
import io.corebank.query.ledger.TrialBalance;
import io.corebank.query.ledger.TrialBalanceReader;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.ReadRequest;
import io.corebank.query.reading.Waiting;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Adds up the books. */
@Component
class BooksReconciliation {

    private static final String BOOKS = "books";

    private final EventLog log;
    private final Freshness freshness;
    private final TrialBalanceReader reader;

    BooksReconciliation(EventLog log, Freshness freshness, TrialBalanceReader reader) {
        this.log = log;
        this.freshness = freshness;
        this.reader = reader;
    }

    void examine(Findings findings) {
        Stopwatch watch = new Stopwatch(findings);
        ReadRequest now = new ReadRequest(null, log.head(), Instant.now());
        TrialBalance balance =
                Waiting.on(freshness.forSearch(Projection.LEDGER, now).thenCompose(asOf -> reader.read(asOf, null)));
        findings.looked(Check.TRIAL_BALANCE, BOOKS, balance.currencies().size());
        for (TrialBalance.OfCurrency books : balance.currencies()) {
            if (new BigDecimal(books.total()).signum() != 0) {
                findings.add(
                        Check.TRIAL_BALANCE,
                        BOOKS,
                        "The books in " + books.currency() + " add up to " + books.total() + " at position "
                                + balance.position());
            }
        }
        watch.lap(Check.TRIAL_BALANCE);
    }
}
