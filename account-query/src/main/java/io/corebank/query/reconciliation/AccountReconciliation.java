package io.corebank.query.reconciliation;

import io.corebank.audit.AccountFold.Hold;
import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import io.corebank.query.elastic.Projection;
import io.corebank.support.privacy.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Compares accounts with their events: document, movements, books, holds, rules and hashes. */
@Component
class AccountReconciliation {

    private final EventLog log;
    private final Documents documents;
    private final PersonalData personalData;

    AccountReconciliation(EventLog log, Documents documents, PersonalData personalData) {
        this.log = log;
        this.documents = documents;
        this.personalData = personalData;
    }

    /** Looks at some accounts; no more of them than fit into one request. */
    void examine(List<String> ids, Findings findings) {
        if (ids.isEmpty()) {
            return;
        }
        Map<String, ExpectedAccount> accounts = new LinkedHashMap<>();
        Stopwatch watch = new Stopwatch(findings);
        long head = log.head();
        EntryComparison movements =
                new EntryComparison(Check.MOVEMENTS, Projection.MOVEMENTS, documents, findings, head);
        EntryComparison books = new EntryComparison(Check.LEDGER, Projection.LEDGER, documents, findings, head);
        for (String id : ids) {
            movements.begin(id);
            books.begin(id);
            accounts.put(id, ExpectedAccount.read(log, id, Long.MAX_VALUE, event -> expect(event, movements, books)));
        }
        watch.lap(Check.ACCOUNT_RULES);
        movements.finish();
        watch.lap(Check.MOVEMENTS);
        books.finish();
        watch.lap(Check.LEDGER);
        compareDocuments(accounts, findings);
        watch.lap(Check.ACCOUNTS);
        accounts.forEach((id, account) -> examineHolds(id, account, findings));
        watch.lap(Check.HOLDS);
        ids.forEach(id -> verifyChain(log, id, findings));
        watch.lap(Check.HASH_CHAINS);
    }

    private void expect(StoredEvent event, EntryComparison movements, EntryComparison books) {
        if (ExpectedEntries.isOfMoney(event)) {
            movements.expect(event.aggregateId(), ExpectedEntries.movement(event, personalData));
            books.expect(event.aggregateId(), ExpectedEntries.ledgerEntry(event));
        }
    }

    private void compareDocuments(Map<String, ExpectedAccount> accounts, Findings findings) {
        long position = accounts.values().stream()
                .mapToLong(ExpectedAccount::lastPosition)
                .max()
                .orElse(0);
        Map<String, JsonNode> found = documents.read(Projection.ACCOUNTS, accounts.keySet(), position);
        accounts.forEach((id, account) -> {
            findings.looked(Check.ACCOUNTS, id, 1);
            JsonNode document = found.get(id);
            if (document == null) {
                findings.add(Check.ACCOUNTS, id, "Account " + id + " has no document");
                return;
            }
            for (String difference :
                    sameVersion(id, account, document).document(personalData).differences(document)) {
                findings.add(Check.ACCOUNTS, id, "In the document of account " + id + " " + difference);
            }
        });
    }

    /** The account may have gone on since its events were read; the document is compared with its own version. */
    private ExpectedAccount sameVersion(String id, ExpectedAccount account, JsonNode document) {
        long version = document.path("version").asLong();
        return version > account.fold().version() ? ExpectedAccount.read(log, id, version, event -> {}) : account;
    }

    private void examineHolds(String id, ExpectedAccount account, Findings findings) {
        findings.looked(Check.ACCOUNT_RULES, id, account.fold().version());
        account.complaints().forEach(complaint -> findings.add(Check.ACCOUNT_RULES, id, complaint));
        findings.looked(Check.HOLDS, id, account.fold().holds().size());
        account.fold().holds().forEach((holdId, hold) -> {
            if (outlivesItsTransfer(id, holdId, hold)) {
                findings.add(
                        Check.HOLDS,
                        id,
                        "Account " + id + " holds " + hold.amountMinor() + " for the transfer " + hold.transferId()
                                + ", which is not under way");
            }
        });
    }

    /** A transfer ends after its hold, so that the hold must be gone when the transfer is seen to have ended. */
    private boolean outlivesItsTransfer(String id, String holdId, Hold hold) {
        String transferId = hold.transferId();
        if (transferId == null || isUnderWay(transferId)) {
            return false;
        }
        return ExpectedAccount.read(log, id, Long.MAX_VALUE, event -> {})
                .fold()
                .holds()
                .containsKey(holdId);
    }

    private boolean isUnderWay(String transferId) {
        ExpectedTransfer transfer = ExpectedTransfer.read(log, transferId, Long.MAX_VALUE);
        return transfer.exists() && !transfer.hasEnded();
    }

    /** Recomputes the hashes of a stream. */
    static void verifyChain(EventLog log, String id, Findings findings) {
        ChainVerification chain = log.verify(id);
        findings.looked(Check.HASH_CHAINS, id, 1);
        if (!chain.intact()) {
            findings.add(
                    Check.HASH_CHAINS, id, "The hash chain of " + id + " is broken at sequence " + chain.brokenAt());
        }
    }
}
