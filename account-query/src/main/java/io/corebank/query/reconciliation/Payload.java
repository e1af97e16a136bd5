package io.corebank.query.reconciliation;

import io.corebank.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stored event says, as JSON. */
record Payload(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Payload of(StoredEvent event) {
        return new Payload(JSON.readTree(event.payload()));
    }

    @Nullable
    String text(String field) {
        JsonNode value = json.path(field);
        return value.isString() ? value.asString() : null;
    }

    boolean has(String field) {
        return json.has(field);
    }

    long number(String field) {
        return json.path(field).asLong();
    }
}
