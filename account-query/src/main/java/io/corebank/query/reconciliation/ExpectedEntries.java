package io.corebank.query.reconciliation;

import io.corebank.eventstore.StoredEvent;
import io.corebank.support.privacy.PersonalData;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the movements and the books must say about one event of money. */
final class ExpectedEntries {

    private record Money(String type, boolean in, String debited, String credited) {}

    private ExpectedEntries() {}

    /** Whether the event moves money, by its name. */
    static boolean isOfMoney(StoredEvent event) {
        return switch (StoredStream.nameOf(event)) {
            case "MoneyDeposited", "MoneyWithdrawn", "TransferCredited", "HoldCaptured" -> true;
            default -> false;
        };
    }

    static Expected movement(StoredEvent event, PersonalData personalData) {
        Payload payload = Payload.of(event);
        Money money = meaning(event, payload);
        Map<String, @Nullable Object> fields = common(event, payload, "movementId");
        fields.put("type", money.type());
        fields.put("direction", money.in() ? "CREDIT" : "DEBIT");
        fields.put("amount", amount(payload));
        fields.put("balance", payload.number("postedMinor"));
        fields.put("reference", PersonalText.of(payload.text("sealedReference"), personalData));
        fields.put("counterparty", payload.text("counterpartyAccountId"));
        return new Expected(event.eventId(), event.position(), fields);
    }

    static Expected ledgerEntry(StoredEvent event) {
        Payload payload = Payload.of(event);
        Money money = meaning(event, payload);
        Map<String, @Nullable Object> fields = common(event, payload, "entryId");
        putLine(fields, "debit", money.debited(), amount(payload));
        putLine(fields, "credit", money.credited(), amount(payload));
        return new Expected(event.eventId(), event.position(), fields);
    }

    private static void putLine(Map<String, @Nullable Object> fields, String side, String account, long amount) {
        long part = 1L << 21;
        fields.put(side + ".account", account);
        fields.put(side + ".amount", amount);
        fields.put(side + ".low", amount % part);
        fields.put(side + ".middle", amount / part % part);
        fields.put(side + ".high", amount / part / part);
    }

    private static Map<String, @Nullable Object> common(StoredEvent event, Payload payload, String id) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put(id, event.eventId());
        fields.put("accountId", event.aggregateId());
        fields.put("position", event.position());
        fields.put("at", event.at());
        fields.put("currency", payload.text("currency"));
        fields.put("transferId", payload.text("transferId"));
        return fields;
    }

    private static Money meaning(StoredEvent event, Payload payload) {
        boolean ofTransfer = payload.text("transferId") != null;
        return switch (StoredStream.nameOf(event)) {
            case "MoneyDeposited" -> new Money("DEPOSIT", true, "CASH", "CUSTOMER_ACCOUNTS");
            case "MoneyWithdrawn" -> new Money("WITHDRAWAL", false, "CUSTOMER_ACCOUNTS", "CASH");
            case "TransferCredited" -> new Money("TRANSFER_IN", true, "TRANSFERS_IN_FLIGHT", "CUSTOMER_ACCOUNTS");
            default ->
                ofTransfer
                        ? new Money("TRANSFER_OUT", false, "CUSTOMER_ACCOUNTS", "TRANSFERS_IN_FLIGHT")
                        : new Money("CAPTURE", false, "CUSTOMER_ACCOUNTS", "CASH");
        };
    }

    private static long amount(Payload payload) {
        return payload.number(payload.has("capturedMinor") ? "capturedMinor" : "amountMinor");
    }
}
