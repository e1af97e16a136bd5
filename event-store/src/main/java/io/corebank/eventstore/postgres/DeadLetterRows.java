package io.corebank.eventstore.postgres;

import io.corebank.eventstore.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Reads the table of dead letters, for people and for whoever must know what stands still. */
public final class DeadLetterRows {

    private static final String HEADS = """
            select deadLetterIdentifier, processingGroup, sequenceIdentifier, payloadType, aggregateIdentifier,
                   eventIdentifier, timestamp, payload, causeType, causeMessage, enqueuedAt, lastTouched, waiting
            from (select *, count(*) over (partition by processingGroup, sequenceIdentifier) as waiting,
                         row_number() over (partition by processingGroup, sequenceIdentifier
                                            order by sequenceIndex) as place
                  from event_store.dead_letter) letters
            """;

    /**
     * A token of a replay tells two positions, of which the lower one is the event's. A letter whose token tells none
     * counts as the first event of all.
     */
    private static final String FIRST_POSITIONS = """
            select sequenceIdentifier,
                   min(coalesce((select min(told[1]::bigint)
                                 from regexp_matches(convert_from(token, 'UTF8'), '"globalIndex":([0-9]+)', 'g') told),
                                0))
            from event_store.dead_letter where processingGroup = ? group by sequenceIdentifier
            """;

    private final DataSource dataSource;

    public DeadLetterRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The first letter of every sequence of the group, or of all groups, behind an id and in the order of ids. */
    public List<DeadLetter> heads(@Nullable String group, String afterId, int limit) {
        return read(
                HEADS + "where place = 1 and (?::text is null or processingGroup = ?) and deadLetterIdentifier > ?"
                        + " order by deadLetterIdentifier limit " + limit,
                group,
                group,
                afterId);
    }

    /** One letter, whether it is the first of its sequence or not. */
    public Optional<DeadLetter> find(String id) {
        return read(HEADS + "where deadLetterIdentifier = ?", id).stream().findFirst();
    }

    /** Takes one letter away for good; answers whether it was there. */
    public boolean discard(String id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from event_store.dead_letter where deadLetterIdentifier = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new EventStoreException("The dead letter cannot be discarded", e);
        }
    }

    /** Everything of a group that stands still. */
    public Set<String> sequences(String group) {
        return firstPositions(group).keySet();
    }

    /** Everything of a group that stands still, with the position of the first event that waits. */
    public Map<String, Long> firstPositions(String group) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(FIRST_POSITIONS)) {
            query.setString(1, group);
            Map<String, Long> positions = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    positions.put(rows.getString(1), rows.getLong(2));
                }
            }
            return positions;
        } catch (SQLException e) {
            throw new EventStoreException("The dead letters cannot be read", e);
        }
    }

    private List<DeadLetter> read(String sql, @Nullable String... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            List<DeadLetter> letters = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    letters.add(letterOf(rows));
                }
            }
            return letters;
        } catch (SQLException e) {
            throw new EventStoreException("The dead letters cannot be read", e);
        }
    }

    private static DeadLetter letterOf(ResultSet row) throws SQLException {
        String touched = row.getString(12);
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Instant.parse(row.getString(7)),
                new String(row.getBytes(8), StandardCharsets.UTF_8),
                row.getString(9),
                row.getString(10),
                Instant.parse(row.getString(11)),
                touched == null ? null : Instant.parse(touched),
                row.getLong(13));
    }
}
