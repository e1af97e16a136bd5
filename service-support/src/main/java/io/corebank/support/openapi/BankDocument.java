package io.corebank.support.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Groups the operations by what they are about, and gives each write a body that works as it stands, once the ids in it
 * and in the path are those of real accounts.
 */
class BankDocument implements OpenApiCustomizer {

    private static final Map<String, Map<String, ?>> BODIES = Map.ofEntries(
            Map.entry("/api/v1/accounts", Map.of("currency", "EUR", "ownerName", "Ada Lovelace")),
            Map.entry("/deposits", Map.of("amount", "100.00", "currency", "EUR", "reference", "first cash")),
            Map.entry("/withdrawals", Map.of("amount", "10.00", "currency", "EUR", "reference", "cash")),
            Map.entry("/holds", Map.of("amount", "10.00", "currency", "EUR")),
            Map.entry("/capture", Map.of("amount", "10.00", "currency", "EUR")),
            Map.entry(
                    "/batches",
                    Map.of(
                            "items",
                            List.of(Map.of(
                                    "type",
                                    "deposit",
                                    "accountId",
                                    "8f14e45f-ceea-867a-9c5d-000000000001",
                                    "amount",
                                    "100.00",
                                    "currency",
                                    "EUR")))),
            Map.entry("/reversals", Map.of("amount", "10.00", "reference", "sorry")),
            Map.entry(
                    "/standing-orders",
                    Map.of(
                            "fromAccountId",
                            "8f14e45f-ceea-867a-9c5d-000000000001",
                            "toAccountId",
                            "6512bd43-d9ca-8a6e-82c9-000000000005",
                            "amount",
                            "40.00",
                            "currency",
                            "EUR",
                            "every",
                            "P1M",
                            "start",
                            "2030-01-31")),
            Map.entry("/limits", Map.of("perTransfer", "100.00", "daily", "500.00", "currency", "EUR")),
            Map.entry("/overdraft-limit", Map.of("overdraftLimit", "50.00", "currency", "EUR")),
            Map.entry(
                    "/api/v1/transfers",
                    Map.of(
                            "fromAccountId",
                            "8f14e45f-ceea-867a-9c5d-000000000001",
                            "toAccountId",
                            "6512bd43-d9ca-8a6e-82c9-000000000005",
                            "amount",
                            "40.00",
                            "currency",
                            "EUR")));

    private final Set<Class<?>> described;

    /** @param described classes whose schemas operations refer to */
    BankDocument(Set<Class<?>> described) {
        this.described = described;
    }

    @Override
    public void customise(OpenAPI document) {
        described.forEach(
                type -> ModelConverters.getInstance(true).readAll(type).forEach(document.getComponents()::addSchemas));
        close(document);
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            operation.setTags(List.of(topicOf(path)));
            BODIES.forEach((ending, body) -> {
                if (path.endsWith(ending)) {
                    give(method, operation, body);
                }
            });
        }));
    }

    /** What is in a request and in no schema is refused, which its schema says, too. */
    private static void close(OpenAPI document) {
        Deque<Schema<?>> requested = new ArrayDeque<>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(content -> requested.add(content.getSchema()));
        while (!requested.isEmpty()) {
            Schema<?> next = requested.remove();
            Schema<?> named = definitionOf(next, document);
            if (named.getItems() != null) {
                requested.add(named.getItems());
            }
            if (named.getProperties() != null) {
                named.setAdditionalProperties(false);
                named.getProperties().values().forEach(requested::add);
            }
        }
    }

    private static Schema<?> definitionOf(Schema<?> schema, OpenAPI document) {
        String reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
    }

    private static String topicOf(String path) {
        if (path.contains("/admin/")) {
            return "Inspection";
        }
        if (path.contains("/batches")) {
            return "Batches";
        }
        if (path.contains("/standing-orders")) {
            return "Standing orders";
        }
        return path.contains("/transfers") ? "Transfers" : "Accounts";
    }

    private static void give(PathItem.HttpMethod method, Operation operation, Map<String, ?> body) {
        if (method != PathItem.HttpMethod.GET && operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(content -> content.setExample(body));
        }
    }
}
