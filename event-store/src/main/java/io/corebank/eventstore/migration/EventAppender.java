package io.corebank.eventstore.migration;

import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.StreamHead;
import io.corebank.eventstore.postgres.EventRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Appends those events of a page that are not in the log. Global indexes come from a sequence of which each process
 * takes a block, so they need not follow the sequences of an aggregate: an event that comes too early waits.
 */
final class EventAppender {

    private final LogWriter writer;
    private final EventRows rows;
    private final Map<String, TreeMap<Long, StockEvent>> waiting = new HashMap<>();
    private long head;

    EventAppender(LogWriter writer, EventRows rows) {
        this.writer = writer;
        this.rows = rows;
        this.head = writer.head();
    }

    void add(List<StockEvent> page) {
        Set<String> present = StoredPlaces.of(page, rows).keySet();
        List<StockEvent> missing = page.stream()
                .filter(event -> !present.contains(StoredPlaces.placeOf(event)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<String, StreamHead> heads = new HashMap<>(
                writer.streamHeads(missing.stream().map(StockEvent::aggregateId).collect(Collectors.toSet())));
        List<LoggedEvent> logged = new ArrayList<>();
        for (StockEvent event : missing) {
            waiting.computeIfAbsent(event.aggregateId(), id -> new TreeMap<>()).put(event.sequence(), event);
            takeThoseWhoseTurnItIs(event.aggregateId(), heads, logged);
        }
        if (!logged.isEmpty()) {
            writer.append(new LogBatch(head, logged, List.of()));
            head += logged.size();
        }
    }

    private void takeThoseWhoseTurnItIs(String aggregateId, Map<String, StreamHead> heads, List<LoggedEvent> logged) {
        TreeMap<Long, StockEvent> early = waiting.getOrDefault(aggregateId, new TreeMap<>());
        StreamHead last = heads.getOrDefault(aggregateId, StreamHead.EMPTY);
        for (StockEvent next = early.remove(last.sequence() + 1);
                next != null;
                next = early.remove(last.sequence() + 1)) {
            byte[] hash = HashChain.next(last.hash(), next.contentHash());
            logged.add(new LoggedEvent(head + logged.size() + 1, next.onItsWay(), hash));
            last = new StreamHead(next.sequence(), hash);
        }
        heads.put(aggregateId, last);
        if (early.isEmpty()) {
            waiting.remove(aggregateId);
        }
    }
}
