package io.corebank.eventstore.commit;

import io.corebank.eventstore.RecordedOperation;
import java.util.List;

/** What is written in one transaction: the events and operations of some tickets, at the places they will have. */
public record LogBatch(long headBefore, List<LoggedEvent> events, List<RecordedOperation> operations) {

    /** The head of the log once this is written. */
    public long headAfter() {
        return headBefore + events.size();
    }

    public boolean isEmpty() {
        return events.isEmpty() && operations.isEmpty();
    }
}
