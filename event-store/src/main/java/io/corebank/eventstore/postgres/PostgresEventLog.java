package io.corebank.eventstore.postgres;

import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventSlice;
import io.corebank.eventstore.LogVerification;
import io.corebank.eventstore.StoredEvent;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.LogReader;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.commit.StreamHead;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/** The log for people, straight out of its table. */
public final class PostgresEventLog implements EventLog {

    private static final int PAGE = 1_000;

    private final LogReader rows;
    private final EventSearch search;

    public PostgresEventLog(LogReader rows, EventSearch search) {
        this.rows = rows;
        this.search = search;
    }

    @Override
    public long head() {
        return rows.head();
    }

    @Override
    public List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return rows.ofAggregate(aggregateId, fromSequence, limit).stream()
                .map(PostgresEventLog::storedEventOf)
                .toList();
    }

    @Override
    public EventSlice find(EventFilter filter, long fromPosition, boolean upwards, int limit) {
        EventSearch.Slice found = search.find(filter, fromPosition, upwards, limit);
        return new EventSlice(
                found.rows().stream().map(PostgresEventLog::storedEventOf).toList(), found.next());
    }

    @Override
    public ChainVerification verify(String aggregateId) {
        long verified = 0;
        byte[] running = StreamHead.EMPTY.hash();
        List<StoredRow> page;
        do {
            page = rows.ofAggregate(aggregateId, verified, PAGE);
            for (StoredRow row : page) {
                running = HashChain.next(running, row.contentHash());
                if (row.sequence() != verified || !Arrays.equals(running, row.hash())) {
                    return new ChainVerification(aggregateId, verified, false, verified);
                }
                verified++;
            }
        } while (page.size() == PAGE);
        return new ChainVerification(aggregateId, verified, true, null);
    }

    @Override
    public LogVerification verifyAll(LongConsumer progress) {
        return new LogVerifier(rows).verify(progress);
    }

    private static StoredEvent storedEventOf(StoredRow row) {
        String aggregateType = row.type().aggregateType();
        return new StoredEvent(
                row.position(),
                row.aggregateId(),
                aggregateType == null ? "" : aggregateType,
                row.sequence(),
                row.type().payloadType(),
                row.type().revision(),
                HashChain.instantOf(row.atMicros()),
                row.eventId(),
                new String(row.payload(), StandardCharsets.UTF_8),
                new String(row.metaData(), StandardCharsets.UTF_8),
                HexFormat.of().formatHex(row.hash()));
    }
}
