package io.corebank.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI document made of those of the services. Of each service it has the operations that the gateway takes to
 * it, and every schema; services are built of the same records, so that schemas of one name are the same.
 */
final class JoinedDocument implements Joined {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";

    private final ObjectNode joined = JSON.createObjectNode();

    /** Adds what the gateway takes to the service. */
    @Override
    public void add(Service service, byte[] document) {
        JsonNode its = JSON.readTree(document);
        its.properties().forEach(part -> {
            if (!part.getKey().equals(PATHS) && !part.getKey().equals(COMPONENTS) && !joined.has(part.getKey())) {
                joined.set(part.getKey(), part.getValue());
            }
        });
        its.path(PATHS).properties().forEach(path -> addPath(service, path));
        ObjectNode components = joined.withObject(COMPONENTS);
        its.path(COMPONENTS).properties().forEach(kind -> {
            ObjectNode known = components.withObject(kind.getKey());
            kind.getValue().properties().forEach(one -> known.putIfAbsent(one.getKey(), one.getValue()));
        });
    }

    private void addPath(Service service, Map.Entry<String, JsonNode> path) {
        path.getValue().properties().forEach(operation -> {
            String name = operation.getKey();
            if (METHODS.contains(name)
                    && Routes.of(name.toUpperCase(Locale.ROOT), path.getKey()).leadsTo(service)) {
                ObjectNode paths = joined.withObject(PATHS);
                ObjectNode known =
                        paths.get(path.getKey()) instanceof ObjectNode there ? there : paths.putObject(path.getKey());
                known.putIfAbsent(name, operation.getValue());
            }
        });
    }

    @Override
    public byte[] bytes() {
        JoinedAudit.describe(joined);
        JoinedVerdict.describe(joined);
        return JSON.writeValueAsBytes(joined);
    }
}
