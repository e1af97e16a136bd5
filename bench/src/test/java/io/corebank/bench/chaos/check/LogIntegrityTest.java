package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever was changed in the log afterwards, or is missing from it, has to be found. */
class LogIntegrityTest extends CheckerTest {

    @Test
    void findsAnEventThatWasChangedAfterwards() {
        log.spoil(rows -> {
            LogEvent row = rows.get(1);
            rows.set(1, with(row, row.position(), row.sequence(), row.hash(), "{\"overdraftLimitMinor\": 0}"));
            return rows;
        });

        assertFound(Promise.CHAINED);
    }

    @Test
    void findsAHashThatWasChanged() {
        log.spoil(rows -> {
            LogEvent row = rows.get(rows.size() - 1);
            rows.set(rows.size() - 1, with(row, row.position(), row.sequence(), new byte[16], null));
            return rows;
        });

        assertFoundOnly(Promise.CHAINED);
    }

    @Test
    void findsAHoleInThePositions() {
        log.spoil(rows -> {
            LogEvent row = rows.remove(rows.size() - 1);
            rows.add(with(row, row.position() + 1, row.sequence(), row.hash(), null));
            return rows;
        });

        assertFound(Promise.CONTIGUOUS);
    }

    @Test
    void findsAHoleInTheSequenceOfAStream() {
        log.spoil(rows -> {
            LogEvent row = rows.remove(rows.size() - 1);
            rows.add(with(row, row.position(), row.sequence() + 1, row.hash(), null));
            return rows;
        });

        assertFound(Promise.CONTIGUOUS);
    }

    @Test
    void findsTwoEventsWithOneId() {
        log.find("MoneyDeposited", "B").eventId = "event-0";

        assertFoundOnly(Promise.CONTIGUOUS);
    }

    @Test
    void findsThatTheEndOfTheLogIsGone() {
        log.writtenBeyond(3);

        assertFoundOnly(Promise.CONTIGUOUS);
    }

    private static LogEvent with(LogEvent row, long position, long sequence, byte[] hash, @Nullable String payload) {
        byte[] bytes = payload == null ? row.payload() : payload.getBytes(StandardCharsets.UTF_8);
        return LogEvent.of(
                position,
                row.atMicros(),
                sequence,
                row.type(),
                row.aggregateId(),
                row.eventId(),
                hash,
                bytes,
                row.metaData());
    }
}
