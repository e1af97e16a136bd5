package io.corebank.query.privacy;

import io.corebank.api.Money;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A document for people: amounts as decimal strings, as everywhere in the API, and nothing that only machines need. */
final class ExportedDocument {

    private static final Set<String> AMOUNTS =
            Set.of("posted", "held", "available", "overdraftLimit", "amount", "balance", "reversed");
    private static final Set<String> INTERNAL =
            Set.of("position", "openedPosition", "requestedPosition", "participants", "changedAt");

    private ExportedDocument() {}

    static ObjectNode of(ObjectNode document) {
        ObjectNode shown = document.deepCopy();
        String currency = document.path("currency").asString();
        shown.remove(INTERNAL);
        for (String field : AMOUNTS) {
            JsonNode amount = shown.get(field);
            if (amount != null && amount.isIntegralNumber()) {
                shown.put(field, Money.format(amount.longValue(), currency));
            }
        }
        return shown;
    }
}
