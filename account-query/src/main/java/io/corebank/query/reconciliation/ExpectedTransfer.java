package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transfer as its own events tell it, and what its document must therefore say. */
final class ExpectedTransfer {

    private static final Set<String> ENDS = Set.of("COMPLETED", "REJECTED", "COMPENSATED", "CANCELLED");

    private static final Set<String> TEXTS =
            Set.of("customerId", "fromAccountId", "toAccountId", "currency", "reversalOf", "standingOrderId");

    private final String id;
    private final Map<String, @Nullable Object> fields = new HashMap<>();
    private String status = "";
    private long version;
    private long lastPosition;
    private Instant due = Instant.EPOCH;

    private ExpectedTransfer(String id) {
        this.id = id;
    }

    /** Folds the first events, as many as the version. */
    static ExpectedTransfer read(EventLog log, String id, long version) {
        ExpectedTransfer transfer = new ExpectedTransfer(id);
        StoredStream.read(log, id, version, transfer::apply);
        return transfer;
    }

    private void apply(StoredEvent event) {
        Payload payload = Payload.of(event);
        boolean over = hasEnded();
        if (event.sequence() == 0) {
            request(event, payload);
        }
        if (payload.has("reversedMinor")) {
            fields.put("reversed", payload.number("reversedMinor"));
        }
        if (!over && payload.text("reason") != null) {
            fields.put("reason", payload.text("reason"));
        }
        status = statusAfter(StoredStream.nameOf(event));
        if (!over && hasEnded()) {
            fields.put("completedAt", event.at());
        }
        version = event.sequence() + 1;
        lastPosition = event.position();
    }

    private void request(StoredEvent event, Payload payload) {
        String executeAt = payload.text("executeAt");
        status = executeAt == null ? "REQUESTED" : "SCHEDULED";
        due = executeAt == null ? event.at() : Instant.parse(executeAt);
        for (String field : TEXTS) {
            fields.put(field, payload.text(field));
        }
        for (String field : new String[] {"reason", "completedAt", "reversed"}) {
            fields.put(field, null);
        }
        fields.put("executeAt", executeAt == null ? null : due);
        fields.put("transferId", id);
        fields.put("amount", payload.number("amountMinor"));
        fields.put("requestedAt", event.at());
        fields.put("requestedPosition", event.position());
    }

    private String statusAfter(String event) {
        return switch (event) {
            case "TransferStarted" -> "REQUESTED";
            case "TransferHoldConfirmed" -> "FUNDS_HELD";
            case "TransferCreditConfirmed" -> "CREDITED";
            case "TransferCompleted" -> "COMPLETED";
            case "TransferRejected" -> "REJECTED";
            case "TransferCompensated" -> "COMPENSATED";
            case "TransferCancelled" -> "CANCELLED";
            default -> status;
        };
    }

    Expected document() {
        fields.put("status", status);
        fields.put("version", version);
        return new Expected(id, lastPosition, fields);
    }

    /** Whether it has any events. */
    boolean exists() {
        return version > 0;
    }

    long version() {
        return version;
    }

    boolean hasEnded() {
        return ENDS.contains(status);
    }

    /** When it began, or has to begin. */
    Instant due() {
        return due;
    }

    String status() {
        return status;
    }

    long lastPosition() {
        return lastPosition;
    }
}
