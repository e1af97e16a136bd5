package io.corebank.query.reading;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.corebank.api.OperationIds;
import io.corebank.support.web.MalformedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where the next part of a list begins: after the sort values of the last item seen. It is tied to the question it was
 * answered to, because after other filters or another order it would skip items without a word.
 */
final class Cursor {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 2_000;
    private static final int QUESTION_CHARACTERS = 8;

    private Cursor() {}

    /** The text that stands for the place after these sort values in the answer to this question. */
    static String after(List<FieldValue> sortValues, String question) {
        return after(sortValues, question, "");
    }

    /**
     * The same for a place in a snapshot.
     *
     * @param snapshot the snapshot's name, or nothing
     */
    static String after(List<FieldValue> sortValues, String question, String snapshot) {
        ArrayNode parts = JSON.createArrayNode().add(fingerprint(question) + snapshot);
        for (FieldValue value : sortValues) {
            switch (value._kind()) {
                case Long -> parts.add(value.longValue());
                case Double -> parts.add(value.doubleValue());
                case String -> parts.add(value.stringValue());
                default -> parts.addNull();
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
    }

    /** The name of the snapshot that the place is in; empty when it is in none. */
    static String snapshotOf(String cursor) {
        String first = decode(cursor).path(0).asString("");
        return first.length() <= QUESTION_CHARACTERS ? "" : first.substring(QUESTION_CHARACTERS);
    }

    /**
     * The sort values that a cursor stands for. One in a snapshot has a further value, by which Elasticsearch tells
     * equals apart there.
     *
     * @throws MalformedRequest when it is none, or one of another question
     */
    static List<FieldValue> read(String cursor, String question, int sortFields) {
        ArrayNode parts = decode(cursor);
        boolean whole = parts.size() == sortFields + 1 || parts.size() == sortFields + 2;
        if (!whole || !parts.get(0).isString()) {
            throw malformed();
        }
        if (!parts.get(0).stringValue().startsWith(fingerprint(question))) {
            throw new MalformedRequest("invalid-cursor", "The cursor belongs to a list with other parameters.");
        }
        List<FieldValue> values = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            values.add(valueOf(parts.get(i)));
        }
        return values;
    }

    private static ArrayNode decode(String cursor) {
        if (cursor.length() > LONGEST) {
            throw malformed();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII));
            if (JSON.readTree(json) instanceof ArrayNode parts) {
                return parts;
            }
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw malformed();
        }
        throw malformed();
    }

    private static FieldValue valueOf(JsonNode part) {
        if (part.isIntegralNumber() && part.canConvertToLong()) {
            return FieldValue.of(part.longValue());
        }
        if (part.isNumber()) {
            return FieldValue.of(part.doubleValue());
        }
        if (part.isString()) {
            return FieldValue.of(part.stringValue());
        }
        if (part.isNull()) {
            return FieldValue.NULL;
        }
        throw malformed();
    }

    private static String fingerprint(String question) {
        return OperationIds.derive("cursor", question).substring(0, QUESTION_CHARACTERS);
    }

    private static MalformedRequest malformed() {
        return new MalformedRequest("invalid-cursor", "The cursor is not one that a list gave.");
    }
}
