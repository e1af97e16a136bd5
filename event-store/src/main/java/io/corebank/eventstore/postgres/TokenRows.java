package io.corebank.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** The stored tokens of a processor, as anybody may read them. */
final class TokenRows {

    private static final String ROWS = "select segment, token, token_type from event_store.token"
            + " where processor_name = ? and token is not null";

    private TokenRows() {}

    /** By segment, whoever owns them. */
    static Map<Integer, TrackingToken> of(String processor, Connection connection, Serializer serializer)
            throws SQLException {
        Map<Integer, TrackingToken> tokens = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setString(1, processor);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tokens.put(rows.getInt(1), serializer.deserialize(tokenOf(rows)));
                }
            }
        }
        return tokens;
    }

    private static SimpleSerializedObject<byte[]> tokenOf(ResultSet row) throws SQLException {
        return new SimpleSerializedObject<>(row.getBytes(2), byte[].class, row.getString(3), null);
    }
}
