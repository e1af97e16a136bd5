package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.sample.MarblesMoved;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is in a jar out of stored events. */
final class Jars {

    private static final JsonMapper JSON = new JsonMapper();

    private Jars() {}

    static boolean isMove(StoredRow row) {
        return row.type().payloadType().equals(MarblesMoved.class.getName());
    }

    static MarblesMoved moveOf(StoredRow row) {
        return JSON.readValue(row.payload(), MarblesMoved.class);
    }

    /** How many marbles are in the jar once this has happened. */
    static int contentAfter(StoredRow row) {
        return isMove(row) ? moveOf(row).content() : 0;
    }
}
