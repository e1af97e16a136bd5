package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventLog;
import io.corebank.query.elastic.Projection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Compares transfers with their events: document, age and hashes. */
@Component
class TransferReconciliation {

    private final EventLog log;
    private final Documents documents;
    private final ReconciliationSettings settings;

    TransferReconciliation(EventLog log, Documents documents, ReconciliationSettings settings) {
        this.log = log;
        this.documents = documents;
        this.settings = settings;
    }

    /** Looks at some transfers; no more of them than fit into one request. */
    void examine(List<String> ids, Findings findings) {
        if (ids.isEmpty()) {
            return;
        }
        Stopwatch watch = new Stopwatch(findings);
        Map<String, ExpectedTransfer> transfers = new LinkedHashMap<>();
        ids.forEach(id -> transfers.put(id, ExpectedTransfer.read(log, id, Long.MAX_VALUE)));
        long position = transfers.values().stream()
                .mapToLong(ExpectedTransfer::lastPosition)
                .max()
                .orElse(0);
        Map<String, JsonNode> found = documents.read(Projection.TRANSFERS, ids, position);
        transfers.forEach((id, transfer) -> compare(id, transfer, found.get(id), findings));
        watch.lap(Check.TRANSFERS);
        transfers.forEach((id, transfer) -> examineAge(id, transfer, findings));
        watch.lap(Check.TRANSFER_AGE);
        ids.forEach(id -> AccountReconciliation.verifyChain(log, id, findings));
        watch.lap(Check.HASH_CHAINS);
    }

    private void compare(String id, ExpectedTransfer transfer, @Nullable JsonNode document, Findings findings) {
        findings.looked(Check.TRANSFERS, id, 1);
        if (document == null) {
            findings.add(Check.TRANSFERS, id, "Transfer " + id + " has no document");
            return;
        }
        long version = document.path("version").asLong();
        ExpectedTransfer same = version > transfer.version() ? ExpectedTransfer.read(log, id, version) : transfer;
        for (String difference : same.document().differences(document)) {
            findings.add(Check.TRANSFERS, id, "In the document of transfer " + id + " " + difference);
        }
    }

    private void examineAge(String id, ExpectedTransfer transfer, Findings findings) {
        findings.looked(Check.TRANSFER_AGE, id, 1);
        Instant latestEnd = transfer.due().plus(settings.transferBound());
        if (!transfer.hasEnded() && latestEnd.isBefore(Instant.now())) {
            findings.add(
                    Check.TRANSFER_AGE,
                    id,
                    "Transfer " + id + " is " + transfer.status() + " and should have ended at " + latestEnd);
        }
    }
}
