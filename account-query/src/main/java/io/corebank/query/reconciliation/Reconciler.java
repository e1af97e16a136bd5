package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventLog;
import io.corebank.query.reconciliation.LogWindow.Beginning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Compares what the bank shows with what its events say. By itself it goes through the log in small windows, again and
 * again, with bounded work in each run; on demand through all of it at once. One thread at a time uses it.
 */
@Component
@EnableConfigurationProperties(ReconciliationSettings.class)
class Reconciler {

    private static final int PART = 100;
    private static final int FULL_WINDOW = 10_000;

    private final EventLog log;
    private final AccountReconciliation accounts;
    private final TransferReconciliation transfers;
    private final OpenTransfers openTransfers;
    private final BooksReconciliation books;
    private final ReconciliationBook book;
    private final ReconciliationSettings settings;
    private long position;

    Reconciler(
            EventLog log,
            AccountReconciliation accounts,
            TransferReconciliation transfers,
            OpenTransfers openTransfers,
            BooksReconciliation books,
            ReconciliationBook book,
            ReconciliationSettings settings) {
        this.log = log;
        this.accounts = accounts;
        this.transfers = transfers;
        this.openTransfers = openTransfers;
        this.books = books;
        this.book = book;
        this.settings = settings;
    }

    /** Goes one window forward, or begins again at the end of the log. */
    synchronized void runWindow() {
        LogWindow window = LogWindow.after(position, settings.window(), log);
        Findings findings = new Findings();
        Budget budget = new Budget(log, settings.budget());
        List<Beginning> affordable = budget.affordable(window.beginnings());
        examine(affordable, findings);
        transfers.examine(openTransfers.requestedBefore(Instant.now().minus(settings.transferBound())), findings);
        books.examine(findings);
        long reached = budget.isSpent() ? affordable.get(affordable.size() - 1).position() : window.end();
        book.take(findings, reached);
        boolean finished = window.atHead() && !budget.isSpent();
        if (finished) {
            book.endRound();
        }
        position = finished ? 0 : reached;
    }

    /** Goes through the whole log. */
    synchronized void runFully() {
        long head = log.head();
        long reached = 0;
        boolean atHead = false;
        book.endRound();
        while (!atHead && reached < head) {
            LogWindow window = LogWindow.after(reached, FULL_WINDOW, log);
            Findings findings = new Findings();
            examine(window.beginnings(), findings);
            reached = window.end();
            atHead = window.atHead();
            book.take(findings, reached);
        }
        Findings findings = new Findings();
        books.examine(findings);
        book.take(findings, reached);
        book.endRound();
        position = 0;
    }

    private void examine(List<Beginning> beginnings, Findings findings) {
        List<String> accountIds = new ArrayList<>();
        List<String> transferIds = new ArrayList<>();
        for (Beginning beginning : beginnings) {
            (beginning.ofAccount() ? accountIds : transferIds).add(beginning.id());
        }
        for (int i = 0; i < accountIds.size(); i += PART) {
            accounts.examine(accountIds.subList(i, Math.min(i + PART, accountIds.size())), findings);
        }
        for (int i = 0; i < transferIds.size(); i += PART) {
            transfers.examine(transferIds.subList(i, Math.min(i + PART, transferIds.size())), findings);
        }
    }
}
