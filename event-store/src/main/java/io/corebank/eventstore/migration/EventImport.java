package io.corebank.eventstore.migration;

import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.migration.ImportProgress.Pass;
import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.EventStoreSchema;
import io.corebank.eventstore.postgres.PostgresLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Brings the events of an existing application into the log: event ids, times, payloads, metadata and sequences stay as
 * they are, positions and hashes are new. Run again, it adds only what is missing. While it adds, it is the writer of
 * the log, so that no application can write beside it.
 */
public final class EventImport {

    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final DataSource target;
    private final EventRows rows;

    /** @param target the database of the log, whose tables are made if need be */
    public EventImport(DataSource target) {
        this.target = target;
        this.rows = new EventRows(target);
    }

    /**
     * Checks first, so that an import which must be refused adds nothing at all.
     *
     * @throws ImportRefusedException if streams are incomplete, the log has other events in the same places, another
     *     process writes the log, or an event is not in the log as it was in the source
     */
    public ImportReport run(StockTable source, ImportProgress progress) {
        EventStoreSchema.migrate(target);
        long count = source.count();
        source.incompleteStream().ifPresent(aggregateId -> {
            throw new ImportRefusedException("The source does not have all events of the aggregate [" + aggregateId
                    + "]: their sequences do not run from 0 without a gap");
        });
        if (rows.head() > 0) {
            pass(source, count, Pass.CHECK, progress, this::demandNoOthers);
        }
        long headBefore = rows.head();
        try (PostgresLog log = new PostgresLog(target, SILENCE, true);
                LogWriter writer = log.takeOver()
                        .orElseThrow(() -> new ImportRefusedException(
                                "Another process writes the log: stop the application first"))) {
            EventAppender appender = new EventAppender(writer, rows);
            pass(source, count, Pass.ADD, progress, appender::add);
        }
        ContentSum inSource = new ContentSum();
        ContentSum inLog = new ContentSum();
        pass(source, count, Pass.VERIFY, progress, page -> compare(page, inSource, inLog));
        if (!inSource.isSameAs(inLog)) {
            throw new ImportRefusedException(
                    "The log does not hold what the source does: " + inLog + " instead of " + inSource);
        }
        return new ImportReport(inSource.events(), rows.head() - headBefore, inSource.hash());
    }

    private static void pass(
            StockTable source, long count, Pass pass, ImportProgress progress, Consumer<List<StockEvent>> work) {
        long[] reached = {0};
        source.forEachPage(page -> {
            work.accept(page);
            reached[0] += page.size();
            progress.reached(pass, reached[0], count);
        });
    }

    private void demandNoOthers(List<StockEvent> page) {
        Map<String, StoredRow> found = StoredPlaces.of(page, rows);
        for (StockEvent event : page) {
            StoredRow row = found.get(StoredPlaces.placeOf(event));
            if (row != null && !event.isContentOf(row)) {
                throw new ImportRefusedException("The log has another event at sequence " + event.sequence()
                        + " of the aggregate [" + event.aggregateId() + "]: " + row.eventId() + " instead of "
                        + event.eventId());
            }
        }
    }

    private void compare(List<StockEvent> page, ContentSum inSource, ContentSum inLog) {
        page.forEach(event -> inSource.add(event.contentHash()));
        StoredPlaces.of(page, rows).values().forEach(row -> inLog.add(row.contentHash()));
    }
}
