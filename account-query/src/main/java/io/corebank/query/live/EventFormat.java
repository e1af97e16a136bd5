package io.corebank.query.live;

import io.corebank.api.Money;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.query.transfer.TransferProgress;
import io.corebank.support.privacy.PersonalData;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as the API names things: amounts as decimal strings, text unsealed. Works for every event, also for those that
 * come later, since their fields say what they are.
 */
@Component
class EventFormat {

    private static final String MINOR = "Minor";
    private static final String SEALED = "sealed";

    /** Whoever is paid does not learn who pays, only from which account. */
    private static final String CUSTOMER = "customerId";

    private static final Map<String, String> NAMES =
            Map.of("counterpartyAccountId", "counterparty", "capturedMinor", "amount");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PersonalData personalData;

    EventFormat(PersonalData personalData) {
        this.personalData = personalData;
    }

    Frame frame(DomainEventMessage<?> event, long position) {
        Object payload = event.getPayload();
        ObjectNode data = JSON.createObjectNode();
        JsonNode stored = JSON.valueToTree(payload);
        String currency = stored.path("currency").asString("");
        stored.properties().forEach(field -> copy(field.getKey(), field.getValue(), currency, data));
        if (payload instanceof TransferEvent step) {
            data.remove(CUSTOMER);
            TransferStatus status = TransferProgress.statusAfter(step);
            if (status != null) {
                data.put("status", status.name());
            }
        }
        data.put("version", event.getSequenceNumber() + 1);
        data.put("position", position);
        data.put("at", event.getTimestamp().toString());
        return Frame.of(position, payload.getClass().getSimpleName(), data.toString());
    }

    private void copy(String name, JsonNode value, String currency, ObjectNode data) {
        if (value.isNull()) {
            return;
        }
        if (name.endsWith(MINOR) && value.isIntegralNumber()) {
            data.put(
                    NAMES.getOrDefault(name, name.substring(0, name.length() - MINOR.length())),
                    Money.format(value.longValue(), currency));
            return;
        }
        if (name.startsWith(SEALED)) {
            String plain = Character.toLowerCase(name.charAt(SEALED.length())) + name.substring(SEALED.length() + 1);
            personalData.open(value.asString()).ifPresent(text -> data.put(plain, text));
            return;
        }
        data.set(NAMES.getOrDefault(name, name), value);
    }
}
