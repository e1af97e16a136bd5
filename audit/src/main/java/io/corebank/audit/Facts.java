package io.corebank.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What an event says, as far as an audit is concerned, straight out of its JSON. */
@SuppressWarnings("EnumOrdinal") // an index into the arrays of this object and nothing else
public final class Facts {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int FIELDS = Field.values().length;

    private final @Nullable String[] texts = new String[FIELDS];
    private final long[] numbers = new long[FIELDS];
    private int present;

    private Facts() {}

    /**
     * Reads a payload.
     *
     * @throws IllegalArgumentException when it is not the JSON of an object
     */
    public static Facts read(byte[] payload) {
        Facts facts = new Facts();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("The payload is not an object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                facts.take(json);
            }
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("The payload is not JSON", malformed);
        }
        return facts;
    }

    private void take(JsonParser json) {
        Field field = Field.named(json.currentName());
        JsonToken value = json.nextToken();
        if (field == null || value == JsonToken.VALUE_NULL) {
            json.skipChildren();
            return;
        }
        if (value == JsonToken.VALUE_STRING) {
            texts[field.ordinal()] = json.getString();
        } else if (value == JsonToken.VALUE_NUMBER_INT) {
            numbers[field.ordinal()] = json.getLongValue();
        } else {
            throw new IllegalArgumentException("The payload has " + value + " as " + field);
        }
        present |= 1 << field.ordinal();
    }

    public boolean has(Field field) {
        return (present & 1 << field.ordinal()) != 0;
    }

    /** The text of a field; null when it is not there. */
    public @Nullable String text(Field field) {
        return texts[field.ordinal()];
    }

    /** The text of a field; empty when it is not there. */
    public String textOrEmpty(Field field) {
        String text = texts[field.ordinal()];
        return text == null ? "" : text;
    }

    /** The number of a field; 0 when it is not there. */
    public long number(Field field) {
        return numbers[field.ordinal()];
    }
}
