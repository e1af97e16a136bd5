package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventSlice;
import io.corebank.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the log, with the accounts and transfers that begin in it. Whoever goes through the log window by window
 * thus meets each of them once.
 *
 * @param end the position of the last event in it
 * @param atHead whether the log ended there
 */
record LogWindow(long end, boolean atHead, List<Beginning> beginnings) {

    /** The first event of an account or a transfer. */
    record Beginning(String id, boolean ofAccount, long position) {}

    private static final String ACCOUNT = "Account";
    private static final String TRANSFER = "Transfer";

    /** Reads the window behind a position. */
    static LogWindow after(long position, int size, EventLog log) {
        List<Beginning> beginnings = new ArrayList<>();
        long end = position;
        int left = size;
        Long next = position + 1;
        while (next != null && left > 0) {
            EventSlice slice = log.find(EventFilter.ALL, next, true, left);
            for (StoredEvent event : slice.events()) {
                end = event.position();
                addBeginning(event, beginnings);
            }
            left -= slice.events().size();
            next = slice.next();
        }
        return new LogWindow(end, next == null, beginnings);
    }

    private static void addBeginning(StoredEvent event, List<Beginning> beginnings) {
        boolean ofAccount = ACCOUNT.equals(event.aggregateType());
        if (event.sequence() == 0 && (ofAccount || TRANSFER.equals(event.aggregateType()))) {
            beginnings.add(new Beginning(event.aggregateId(), ofAccount, event.position()));
        }
    }
}
