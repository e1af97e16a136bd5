package io.corebank.audit;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** An event that can still be forged before it is written. */
final class MadeUpEvent {

    final String aggregateType;
    final String name;
    final ObjectNode payload;
    final long atMicros;
    String aggregateId;
    String eventId = UUID.randomUUID().toString();

    MadeUpEvent(String aggregateType, String aggregateId, String name, ObjectNode payload, long atMicros) {
        this.aggregateType = aggregateType;
        this.aggregateId = aggregateId;
        this.name = name;
        this.payload = payload;
        this.atMicros = atMicros;
    }

    String payloadType() {
        return "io.corebank.api." + (aggregateType.equals("Account") ? "account" : "transfer") + ".event." + name;
    }

    boolean is(String wanted) {
        return name.equals(wanted);
    }

    long number(String field) {
        return payload.path(field).asLong();
    }

    String text(String field) {
        return payload.path(field).asString();
    }
}
