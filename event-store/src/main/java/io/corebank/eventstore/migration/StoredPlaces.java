package io.corebank.eventstore.migration;

import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.postgres.EventRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the log has at the places that events of the source have in their streams. */
final class StoredPlaces {

    private StoredPlaces() {}

    static Map<String, StoredRow> of(List<StockEvent> page, EventRows rows) {
        List<String> ids = page.stream().map(StockEvent::aggregateId).toList();
        List<Long> sequences = page.stream().map(StockEvent::sequence).toList();
        Map<String, StoredRow> found = new HashMap<>();
        rows.at(ids, sequences).forEach(row -> found.put(row.sequence() + " of " + row.aggregateId(), row));
        return found;
    }

    static String placeOf(StockEvent event) {
        return event.sequence() + " of " + event.aggregateId();
    }
}
