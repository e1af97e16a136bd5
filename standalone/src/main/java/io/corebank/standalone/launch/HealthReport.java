package io.corebank.standalone.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The health of a bank in a few words: what is well needs none. */
final class HealthReport {

    private HealthReport() {}

    static String of(String body) {
        try {
            JsonNode health = JsonMapper.shared().readTree(body);
            List<String> ailing = new ArrayList<>();
            for (Map.Entry<String, JsonNode> component :
                    health.path("components").properties()) {
                if (!component.getValue().path("status").asString("").equals("UP")) {
                    ailing.add(component.getKey() + " " + component.getValue());
                }
            }
            String status = health.path("status").asString(body);
            return ailing.isEmpty() ? status + "." : status + ": " + String.join(", ", ailing);
        } catch (JacksonException notFromABank) {
            return body;
        }
    }
}
