package io.corebank.standalone.fuzz;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the document.
 *
 * @param roles that may call it
 * @param body the schema of what it takes; absent when it takes nothing
 * @param answers by status and media type; no schema for a body that the document does not describe
 * @param headers which an answer may have, by its status, in lower case
 */
record Operation(
        String method,
        String path,
        Set<String> roles,
        List<Parameter> parameters,
        @Nullable JsonNode body,
        Map<Integer, Map<String, @Nullable Schema>> answers,
        Map<Integer, Set<String>> headers) {

    /** Where a value goes: {@code path}, {@code query} or {@code header}. */
    record Parameter(String name, String in, boolean required) {}

    String name() {
        return method + " " + path;
    }
}
