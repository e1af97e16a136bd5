package io.corebank.eventstore.postgres;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.RecordedOperation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Goes on with operations that somebody else has reserved. That one may only stand still: the new version of the row,
 * which PostgreSQL keeps in {@code xmin}, tells it when it goes on.
 */
final class Resumption {

    private static final String RESUME = """
            update event_store.reserved_operation set operation_id = operation_id
            where operation_id = any(?) returning operation_id, fingerprint
            """;
    private static final String TAKEN_OVER = """
            select operation_id from unnest(?::bytea[], ?::bigint[]) as mine (operation_id, version)
            where not exists (select from event_store.reserved_operation reserved
                where reserved.operation_id = mine.operation_id and reserved.xmin::text::bigint = mine.version)
            """;

    private Resumption() {}

    /** Takes reserved operations over, and answers those that were reserved for other content. */
    static Map<String, RecordedOperation> begin(Connection connection, Collection<Operation> open) throws SQLException {
        Map<String, Operation> wanted =
                open.stream().collect(Collectors.toMap(Operation::operationId, Function.identity()));
        Map<String, RecordedOperation> ofOtherContent = new HashMap<>();
        try (PreparedStatement update = connection.prepareStatement(RESUME)) {
            update.setArray(1, connection.createArrayOf("bytea", ReservedOperations.keysOf(wanted.keySet())));
            try (ResultSet reserved = update.executeQuery()) {
                while (reserved.next()) {
                    String id = Keys.identifierOf(reserved.getBytes(1));
                    byte[] fingerprint = reserved.getBytes(2);
                    if (fingerprint != null
                            && !Arrays.equals(
                                    fingerprint,
                                    Objects.requireNonNull(wanted.get(id)).fingerprint())) {
                        ofOtherContent.put(
                                id, new RecordedOperation(id, fingerprint, true, "reserved", "null", 0, Instant.EPOCH));
                    }
                }
            }
        }
        return ofOtherContent;
    }

    /** Those of the operations whose rows are not in these versions any more. */
    static Set<String> ofOthers(Connection connection, Map<String, Long> versions) throws SQLException {
        List<String> ids = List.copyOf(versions.keySet());
        try (PreparedStatement query = connection.prepareStatement(TAKEN_OVER)) {
            query.setArray(1, connection.createArrayOf("bytea", ReservedOperations.keysOf(ids)));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", ids.stream().map(versions::get).toArray()));
            Set<String> others = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    others.add(Keys.identifierOf(rows.getBytes(1)));
                }
            }
            return others;
        }
    }
}
