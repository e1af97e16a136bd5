package io.corebank.query.reconciliation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a document must say, made from the events without the code that makes the document.
 *
 * @param fields text, numbers, instants and null by the path of the field
 */
record Expected(String id, long position, Map<String, @Nullable Object> fields) {

    private static final Set<String> PERSONAL = Set.of("ownerName", "reference");

    /** How the document differs, a sentence for each field. What is personal is not repeated. */
    List<String> differences(JsonNode document) {
        List<String> differences = new ArrayList<>();
        fields.forEach((path, value) -> {
            JsonNode found = document.at("/" + path.replace('.', '/'));
            if (!isSame(found, value)) {
                differences.add(
                        PERSONAL.contains(path)
                                ? path + " is not what the events say"
                                : path + " is " + found + " and the events say " + value);
            }
        });
        return differences;
    }

    private static boolean isSame(JsonNode found, @Nullable Object value) {
        if (value == null) {
            return found.isMissingNode() || found.isNull();
        }
        if (value instanceof Long number) {
            return found.isIntegralNumber() && found.asLong() == number;
        }
        if (value instanceof Instant instant) {
            return found.isString() && instant.equals(instantOf(found));
        }
        return found.isString() && Objects.equals(found.asString(), value);
    }

    private static @Nullable Instant instantOf(JsonNode found) {
        try {
            return Instant.parse(found.asString());
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
