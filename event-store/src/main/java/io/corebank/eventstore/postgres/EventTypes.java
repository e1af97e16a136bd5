package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The dictionary of what events are. It only grows, and by a few rows in the life of an application. */
final class EventTypes {

    private static final String ALL = "select id, aggregate_type, payload_type, revision from event_store.event_type";
    private static final String ADD =
            "insert into event_store.event_type (aggregate_type, payload_type, revision) values (?, ?, ?)"
                    + " on conflict (aggregate_type, payload_type, revision)"
                    + " do update set payload_type = excluded.payload_type returning id";

    private final Map<Integer, EventType> types = new ConcurrentHashMap<>();
    private final Map<EventType, Integer> ids = new ConcurrentHashMap<>();

    int idOf(EventType type, Connection connection) throws SQLException {
        Integer known = ids.get(type);
        return known == null ? add(type, connection) : known;
    }

    EventType of(int id, Connection connection) throws SQLException {
        EventType known = types.get(id);
        if (known == null) {
            readAll(connection);
            known = types.get(id);
        }
        if (known == null) {
            throw new IllegalStateException("The log holds an event of the unknown type " + id);
        }
        return known;
    }

    private int add(EventType type, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, type.aggregateType());
            insert.setString(2, type.payloadType());
            insert.setString(3, type.revision());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                int id = row.getInt(1);
                remember(id, type);
                return id;
            }
        }
    }

    private void readAll(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALL);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                remember(rows.getInt(1), new EventType(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
    }

    private void remember(int id, EventType type) {
        types.put(id, type);
        ids.put(type, id);
    }
}
