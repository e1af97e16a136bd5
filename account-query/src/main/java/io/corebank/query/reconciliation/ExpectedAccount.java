package io.corebank.query.reconciliation;

import io.corebank.audit.AccountFold;
import io.corebank.audit.EventKind;
import io.corebank.audit.Facts;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import io.corebank.support.privacy.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An account as the auditor's fold tells it, and what its document must therefore say. */
final class ExpectedAccount {

    private final AccountFold fold = new AccountFold();
    private final List<String> complaints = new ArrayList<>();
    private final String id;
    private @Nullable String sealedOwnerName;
    private long firstPosition;
    private long lastPosition;
    private Instant openedAt = Instant.EPOCH;
    private Instant changedAt = Instant.EPOCH;

    private ExpectedAccount(String id) {
        this.id = id;
    }

    /** Folds the first events, as many as the version; the onlooker sees each of them. */
    static ExpectedAccount read(EventLog log, String id, long version, Consumer<StoredEvent> onlooker) {
        ExpectedAccount account = new ExpectedAccount(id);
        StoredStream.read(log, id, version, event -> {
            account.apply(event);
            onlooker.accept(event);
        });
        return account;
    }

    private void apply(StoredEvent event) {
        String name = StoredStream.nameOf(event);
        fold.apply(
                EventKind.of(event.aggregateType(), event.type(), event.revision()),
                Facts.read(event.payload().getBytes(StandardCharsets.UTF_8)),
                complaint -> complaints.add(name + " at position " + event.position() + " " + complaint));
        if (event.sequence() == 0) {
            firstPosition = event.position();
            openedAt = event.at();
            sealedOwnerName = Payload.of(event).text("sealedOwnerName");
        }
        lastPosition = event.position();
        changedAt = event.at();
    }

    Expected document(PersonalData personalData) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("accountId", id);
        fields.put("customerId", fold.customerId());
        fields.put("ownerName", PersonalText.of(sealedOwnerName, personalData));
        fields.put("currency", fold.currency());
        fields.put("status", fold.status().name());
        fields.put("posted", fold.posted());
        fields.put("held", fold.held());
        fields.put("available", fold.available());
        fields.put("overdraftLimit", fold.overdraftLimit());
        fields.put("version", fold.version());
        fields.put("position", lastPosition);
        fields.put("openedPosition", firstPosition);
        fields.put("openedAt", openedAt);
        fields.put("changedAt", changedAt);
        return new Expected(id, lastPosition, fields);
    }

    AccountFold fold() {
        return fold;
    }

    /** What its events did that they must not do. */
    List<String> complaints() {
        return complaints;
    }

    long lastPosition() {
        return lastPosition;
    }
}
