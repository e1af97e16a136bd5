package io.corebank.support.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Groups the operations by what they are about, names them, and says what they do and answer, with a body for each
 * write that works as it stands, once the ids in it and in the path are those of real accounts.
 */
class BankDocument implements OpenApiCustomizer {

    private static final Map<String, String> TOPICS = Map.of(
            "admin", "Inspection",
            "analytics", "Analytics",
            "batches", "Batches",
            "ledger", "Ledger",
            "standing-orders", "Standing orders",
            "transfers", "Transfers",
            "webhooks", "Webhooks");
    private static final int TOPIC = 3;

    private final Set<Class<?>> described;
    private final OperationTexts texts = new OperationTexts();

    /** @param described classes whose schemas operations refer to */
    BankDocument(Set<Class<?>> described) {
        this.described = described;
    }

    @Override
    public void customise(OpenAPI document) {
        described.forEach(
                type -> ModelConverters.getInstance(true).readAll(type).forEach(document.getComponents()::addSchemas));
        close(document);
        AnswerHeaders.define(document.getComponents());
        document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            operation.setTags(List.of(topicOf(path)));
            OperationTexts.Text text = texts.of(method, path);
            if (text != null) {
                describe(operation, text);
            }
            AnswerHeaders.addTo(operation, text == null ? List.of() : text.ownHeaders());
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

    @SuppressWarnings("StringSplitter") // what an end of the path would add to it, nobody asks for
    private static String topicOf(String path) {
        String[] parts = path.split("/");
        return parts.length > TOPIC ? TOPICS.getOrDefault(parts[TOPIC], "Accounts") : "Accounts";
    }

    private static void describe(Operation operation, OperationTexts.Text text) {
        operation.setOperationId(text.id());
        operation.setSummary(text.summary());
        text.answers().forEach((status, words) -> {
            @Nullable ApiResponse answer = operation.getResponses().get(status);
            if (answer != null) {
                answer.setDescription(words);
            }
        });
        if (text.example() != null && operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(content -> content.setExample(text.example()));
        }
    }
}
