package io.corebank.notifications;

import io.corebank.api.Money;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.support.privacy.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a receiver gets, as JSON: {@code {id, type, position, timestamp, accountId, data}}. Amounts are decimal strings.
 * Text of persons stays sealed while it waits, and is opened only for the one it belongs to, when it is sent.
 */
final class Envelope {

    private static final String MINOR = "Minor";
    private static final String SEALED = "sealed";
    private static final String SEALED_FIELD = "\"" + SEALED;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Envelope() {}

    /** The body for an event of the bank, text still sealed. */
    static String of(Object event, String eventId, long position, Instant at, @Nullable String accountId) {
        ObjectNode data = JSON.createObjectNode();
        JsonNode stored = JSON.valueToTree(event);
        String currency = stored.path("currency").asString("");
        stored.properties().forEach(field -> copy(field.getKey(), field.getValue(), currency, data));
        if (event instanceof TransferEvent) {
            data.remove("customerId");
        }
        return of(eventId, event.getClass().getSimpleName(), position, at, accountId, data);
    }

    /** The body for a message that is no event. */
    static String of(String id, String type, long position, Instant at, @Nullable String accountId, ObjectNode data) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("id", id);
        envelope.put("type", type);
        envelope.put("position", position);
        envelope.put("timestamp", at.toString());
        if (accountId != null) {
            envelope.put("accountId", accountId);
        }
        envelope.set("data", data);
        return envelope.toString();
    }

    static ObjectNode data() {
        return JSON.createObjectNode();
    }

    /** The body as its receiver may see it: a customer's own text in the clear, for the bank's webhooks without it. */
    static String unsealed(String body, boolean forCustomer, PersonalData personalData) {
        if (!body.contains(SEALED_FIELD)) {
            return body;
        }
        ObjectNode envelope = (ObjectNode) JSON.readTree(body);
        if (envelope.path("data") instanceof ObjectNode data) {
            List<String> names = new ArrayList<>(data.propertyNames());
            names.stream().filter(name -> name.startsWith(SEALED)).forEach(name -> {
                String sealed = data.remove(name).asString();
                if (forCustomer) {
                    personalData.open(sealed).ifPresent(text -> data.put(plain(name), text));
                }
            });
        }
        return envelope.toString();
    }

    private static String plain(String name) {
        return Character.toLowerCase(name.charAt(SEALED.length())) + name.substring(SEALED.length() + 1);
    }

    private static void copy(String name, JsonNode value, String currency, ObjectNode data) {
        if (value.isNull()) {
            return;
        }
        if (name.endsWith(MINOR) && value.isIntegralNumber()) {
            data.put(name.substring(0, name.length() - MINOR.length()), Money.format(value.longValue(), currency));
            return;
        }
        data.set(name, value);
    }
}
