package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import java.util.List;
import java.util.function.Consumer;

/** The events of one aggregate as they are stored, page by page. */
final class StoredStream {

    private static final int PAGE = 1_000;

    private StoredStream() {}

    /** Hands over the first events, as many as asked for or as there are. */
    static void read(EventLog log, String id, long limit, Consumer<StoredEvent> consumer) {
        long next = 0;
        List<StoredEvent> page;
        do {
            int wanted = (int) Math.min(PAGE, limit - next);
            page = wanted == 0 ? List.of() : log.ofAggregate(id, next, wanted);
            page.forEach(consumer);
            next += page.size();
        } while (page.size() == PAGE);
    }

    /** The last part of an event's type. */
    static String nameOf(StoredEvent event) {
        return event.type().substring(event.type().lastIndexOf('.') + 1);
    }
}
