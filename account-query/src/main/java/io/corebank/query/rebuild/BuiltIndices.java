package io.corebank.query.rebuild;

import io.corebank.query.elastic.Projection;
import io.corebank.query.rebuild.BuiltIndex.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far each index is, in PostgreSQL, so that a rebuild goes on where a killed process left it. */
@Component
public class BuiltIndices {

    private final JdbcClient database;

    BuiltIndices(JdbcClient database) {
        this.database = database;
    }

    List<BuiltIndex> of(Projection projection) {
        return database.sql("select * from projection_index where projection = ? order by changed_at desc")
                .param(projection.group())
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether an index of the projection is being built, here or by another process. */
    public boolean isBuilding(Projection projection) {
        return latest(projection, State.BUILDING).isPresent();
    }

    Optional<BuiltIndex> latest(Projection projection, State state) {
        return of(projection).stream().filter(known -> known.state() == state).findFirst();
    }

    void save(BuiltIndex known) {
        database.sql("insert into projection_index"
                        + " (projection, index_name, state, position, documents, checksum, parked, failure)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (projection, index_name) do update set state = excluded.state,"
                        + " position = excluded.position, documents = excluded.documents,"
                        + " checksum = excluded.checksum, parked = excluded.parked,"
                        + " failure = excluded.failure, changed_at = now()")
                .params(Arrays.asList(
                        known.projection().group(),
                        known.index(),
                        known.state().name(),
                        known.position(),
                        known.documents(),
                        known.checksum(),
                        known.parked(),
                        known.failure()))
                .update();
    }

    /** The new index is live; the one before it is kept. Answers those that are neither. */
    @Transactional
    List<BuiltIndex> published(BuiltIndex live, BuiltIndex before) {
        save(live.in(State.LIVE));
        if (!before.index().equals(live.index())) {
            save(before.in(State.PREVIOUS));
        }
        List<BuiltIndex> outdated = of(live.projection()).stream()
                .filter(known ->
                        !known.index().equals(live.index()) && !known.index().equals(before.index()))
                .toList();
        database.sql("delete from projection_index where projection = ? and index_name not in (?, ?)")
                .params(live.projection().group(), live.index(), before.index())
                .update();
        return outdated;
    }

    private static BuiltIndex read(ResultSet row) throws SQLException {
        return new BuiltIndex(
                Projection.valueOf(row.getString("projection").toUpperCase(Locale.ROOT)),
                row.getString("index_name"),
                State.valueOf(row.getString("state")),
                row.getLong("position"),
                row.getLong("documents"),
                row.getLong("checksum"),
                row.getBoolean("parked"),
                row.getString("failure"));
    }
}
