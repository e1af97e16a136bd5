package io.corebank.eventstore.postgres;

import io.corebank.eventstore.postgres.ContentFormat.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of the names that members have in JSON. As that of {@link EventTypes} it only grows, and a name is
 * committed before the first event that needs it. Some JSON has names without end, so that there is an end here.
 */
final class MemberNames {

    /** Any further names stay text. */
    static final int MOST = 4_096;

    private static final String ALL = "select id, name from event_store.member_name";
    private static final String ADD = "insert into event_store.member_name (name) values (?)"
            + " on conflict (name) do update set name = excluded.name returning id";

    private final Map<Integer, byte[]> texts = new ConcurrentHashMap<>();
    private final Map<Place, Integer> ids = new ConcurrentHashMap<>();

    /** The names for whoever reads. */
    Names readOver(Connection connection) {
        return new Known(connection);
    }

    /** The names for whoever writes: those that are missing are added, and a transaction would have to end first. */
    Names addedOver(Connection connection) {
        return new Growing(connection);
    }

    private void remember(int id, String name) {
        byte[] text = ContentFormat.inContent(name);
        texts.put(id, text);
        ids.put(new Place(text, 0, text.length), id);
    }

    private void readAll(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALL);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                remember(rows.getInt(1), rows.getString(2));
            }
        }
    }

    private class Known implements Names {

        final Connection connection;

        Known(Connection connection) {
            this.connection = connection;
        }

        @Override
        public int idOf(byte[] content, int from, int to) throws SQLException {
            Place name = new Place(content, from, to);
            Integer known = ids.get(name);
            if (known == null && ids.size() < MOST) {
                readAll(connection);
                known = ids.get(name);
            }
            return known == null ? NONE : known;
        }

        @Override
        public byte @Nullable [] textOf(int id) throws SQLException {
            byte[] known = texts.get(id);
            if (known == null) {
                readAll(connection);
                known = texts.get(id);
            }
            return known;
        }
    }

    private final class Growing extends Known {

        Growing(Connection connection) {
            super(connection);
        }

        @Override
        public int idOf(byte[] content, int from, int to) throws SQLException {
            int known = super.idOf(content, from, to);
            return known == NONE && ids.size() < MOST ? add(ContentFormat.nameIn(content, from, to)) : known;
        }

        private int add(String name) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                insert.setString(1, name);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    int id = row.getInt(1);
                    remember(id, name);
                    return id;
                }
            }
        }
    }

    /** Where a name is in content. */
    @SuppressWarnings("ArrayRecordComponent") // compared by what is in it
    private record Place(byte[] content, int from, int to) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && Arrays.equals(content, from, to, place.content, place.from, place.to);
        }

        @Override
        public int hashCode() {
            int outer = content[from + 1] << Byte.SIZE | content[to - 3];
            int inner = content[from + 2] << Byte.SIZE | content[from + to >> 1];
            return 31 * (31 * outer + inner) + to - from;
        }
    }
}
