package io.corebank.gateway;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the audit logs of all services are intact, and what each has said of its own. */
final class JoinedVerdict implements Joined {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMA = "AuditChainVerdict";
    private static final String INTACT = "intact";
    private static final String ENTRIES = "entries";
    private static final String SERVICES = "services";

    private final ArrayNode verdicts = JSON.createArrayNode();

    @Override
    public void add(Service service, byte[] verdict) {
        ObjectNode named = JSON.createObjectNode().put(JoinedAudit.SERVICE, service.key());
        JSON.readTree(verdict).properties().forEach(field -> named.set(field.getKey(), field.getValue()));
        verdicts.add(named);
    }

    @Override
    public byte[] bytes() {
        ObjectNode joined = JSON.createObjectNode();
        joined.put(
                INTACT, verdicts.valueStream().allMatch(one -> one.path(INTACT).asBoolean(false)));
        joined.put(
                ENTRIES,
                verdicts.valueStream()
                        .mapToLong(one -> one.path(ENTRIES).asLong())
                        .sum());
        joined.set(SERVICES, verdicts);
        return JSON.writeValueAsBytes(joined);
    }

    /** Says in a document of the services what is different here. */
    static void describe(ObjectNode document) {
        JsonNode schemas = document.at("/components/schemas");
        if (!(schemas.path(SCHEMA) instanceof ObjectNode one)) {
            return;
        }
        ObjectNode all = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = all.putObject("properties");
        for (String field : List.of(INTACT, ENTRIES)) {
            properties.set(field, one.path("properties").path(field));
        }
        JoinedAudit.nameTheServiceIn(one);
        properties.putObject(SERVICES).put("type", "array").set("items", one);
        all.putArray("required").add(INTACT).add(ENTRIES).add(SERVICES);
        ((ObjectNode) schemas).set(SCHEMA, all);
    }
}
