package io.corebank.standalone.fuzz;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.corebank.standalone.fuzz.Operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the bank's document promises. */
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String ROLES = "For: ";

    private final ObjectNode definitions;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final List<Operation> operations = new ArrayList<>();

    /** @param document as text, in OpenAPI 3.1 */
    Contract(String document) {
        JsonNode read = JsonMapper.shared().readTree(document.replace("#/components/schemas/", "#/$defs/"));
        definitions = (ObjectNode) read.at("/components/schemas");
        definitions.forEach(Contract::close);
        read.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> operations.add(
                        operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
    }

    List<Operation> operations() {
        return operations;
    }

    /** The schema itself, or the one that it refers to. */
    JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : definitions.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** What an answer has and its schema does not is a promise that nobody wrote down. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    private Operation operation(String method, String path, JsonNode described) {
        List<Parameter> parameters = new ArrayList<>();
        described
                .path("parameters")
                .forEach(parameter -> parameters.add(new Parameter(
                        parameter.path("name").asString(),
                        parameter.path("in").asString(),
                        parameter.path("required").asBoolean(false))));
        String description = described.path("description").asString("");
        Set<String> roles = Set.of(description
                .substring(description.lastIndexOf(ROLES) + ROLES.length())
                .strip()
                .split(", "));
        JsonNode body = described.at("/requestBody/content/application~1json/schema");
        Map<Integer, Map<String, @Nullable Schema>> answers = new LinkedHashMap<>();
        Map<Integer, Set<String>> headers = new LinkedHashMap<>();
        described.path("responses").properties().forEach(answer -> {
            Integer status = Integer.valueOf(answer.getKey());
            answers.put(status, contents(answer.getValue()));
            headers.put(
                    status,
                    answer.getValue().path("headers").propertyNames().stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet()));
        });
        return new Operation(
                method, path, roles, parameters, body.isMissingNode() ? null : resolve(body), answers, headers);
    }

    private Map<String, @Nullable Schema> contents(JsonNode answer) {
        Map<String, @Nullable Schema> contents = new LinkedHashMap<>();
        answer.path("content")
                .properties()
                .forEach(content -> contents.put(
                        content.getKey(),
                        content.getValue().has("schema")
                                ? validator(content.getValue().path("schema"))
                                : null));
        return contents;
    }

    private Schema validator(JsonNode schema) {
        ObjectNode complete = ((ObjectNode) schema).deepCopy();
        complete.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        complete.set("$defs", definitions);
        return registry.getSchema(complete);
    }
}
