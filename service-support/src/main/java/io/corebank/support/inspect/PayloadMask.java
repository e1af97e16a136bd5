package io.corebank.support.inspect;

import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides what people wrote from whoever only runs the machines. It is sealed in the store anyway; but sealed text, too,
 * belongs to a person, and who copies it out of the bank takes it away from the key that would erase it.
 */
public final class PayloadMask {

    private static final String SEALED = "sealed";
    private static final String HIDDEN = "***";
    private static final JsonMapper JSON = JsonMapper.shared();

    private PayloadMask() {}

    /** The payload as the caller may see it: whole for auditors, without personal text for everybody else. */
    public static String forCaller(String payload, Caller caller) {
        return caller.has(Role.AUDITOR) ? payload : masked(payload);
    }

    private static String masked(String payload) {
        try {
            JsonNode tree = JSON.readTree(payload);
            hide(tree);
            return tree.toString();
        } catch (JacksonException noJson) {
            return '"' + HIDDEN + '"';
        }
    }

    private static void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            for (String name : names) {
                if (name.startsWith(SEALED) && !object.path(name).isNull()) {
                    object.put(name, HIDDEN);
                }
            }
            object.forEach(PayloadMask::hide);
        }
        if (node instanceof ArrayNode array) {
            array.forEach(PayloadMask::hide);
        }
    }
}
