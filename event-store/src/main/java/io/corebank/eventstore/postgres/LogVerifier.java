package io.corebank.eventstore.postgres;

import io.corebank.eventstore.LogVerification;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.LogReader;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.commit.StreamHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Reads the log once, from its beginning, and follows all its streams side by side. */
final class LogVerifier {

    private static final int PAGE = 5_000;
    private static final int MOST_FINDINGS = 100;

    private final LogReader rows;
    private final Map<String, StreamHead> heads = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private long events;
    private long position;

    LogVerifier(LogReader rows) {
        this.rows = rows;
    }

    LogVerification verify(LongConsumer progress) {
        // First, because each batch moves both at once, and goes on to do so.
        long written = rows.writtenUpTo();
        long end = rows.head();
        while (position < end) {
            List<StoredRow> page = rows.after(position, (int) Math.min(PAGE, end - position));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(this::follow);
            progress.accept(position);
        }
        if (position < written) {
            find("Position " + (position + 1) + ": no event, and none behind it, up to " + written
                    + " where the last one was written");
        }
        return new LogVerification(events, heads.size(), findings);
    }

    private void follow(StoredRow row) {
        events++;
        if (row.position() != position + 1) {
            find("Position " + (position + 1) + ": no event, the next one is at " + row.position());
        }
        position = row.position();
        StreamHead head = heads.getOrDefault(row.aggregateId(), StreamHead.EMPTY);
        if (row.sequence() != head.sequence() + 1) {
            find(of(row) + "comes after sequence " + head.sequence());
        } else if (!Arrays.equals(row.hash(), HashChain.next(head.hash(), row.contentHash()))) {
            find(of(row) + "has a hash that does not follow from the events before it");
        }
        heads.put(row.aggregateId(), new StreamHead(row.sequence(), row.hash()));
    }

    private static String of(StoredRow row) {
        return "Position " + row.position() + ": sequence " + row.sequence() + " of " + row.aggregateId() + " ";
    }

    private void find(String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
