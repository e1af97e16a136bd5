package io.corebank.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What seems to be in the log twice. A second pass over the log finds out whether it is, or whether two ids only share
 * a fingerprint. Several events of one command follow each other in one stream and are one effect.
 */
final class Duplicates {

    private record Seen(String aggregate, int sequence, long position, String kind) {}

    private final Set<Long> events = new HashSet<>();
    private final Set<Long> operations = new HashSet<>();
    private final Map<String, Seen> eventsSeen = new HashMap<>();
    private final Map<String, Seen> operationsSeen = new HashMap<>();

    void suspectEvent(long fingerprint) {
        events.add(fingerprint);
    }

    void suspectOperation(long fingerprint) {
        operations.add(fingerprint);
    }

    boolean areSuspected() {
        return !events.isEmpty() || !operations.isEmpty();
    }

    /** Looks at an event in the second pass; the findings are those of ids and those of operations. */
    void examine(LogRow row, Findings ofIds, Findings ofOperations) {
        Seen now = new Seen(
                row.aggregate().text(),
                row.sequence(),
                row.position(),
                row.kind().name());
        if (events.contains(Fingerprint.of(row.event()))) {
            Seen before = eventsSeen.put(row.event().text(), now);
            if (before != null) {
                ofIds.add(Place.of(row) + "has the id of the event at position " + before.position());
            }
        }
        if (!operations.isEmpty()) {
            examineOperation(row, now, ofOperations);
        }
    }

    private void examineOperation(LogRow row, Seen now, Findings findings) {
        String operation = operationOf(row);
        if (operation.isEmpty() || !operations.contains(Fingerprint.of(operation))) {
            return;
        }
        Seen before = operationsSeen.put(operation, now);
        if (before != null && !isSameEffect(before, now)) {
            findings.add(Place.of(row) + "is the second effect of the operation " + operation
                    + ", which has one at position " + before.position());
        }
    }

    private static boolean isSameEffect(Seen before, Seen now) {
        return before.aggregate().equals(now.aggregate())
                && before.sequence() + 1 == now.sequence()
                && before.position() + 1 == now.position()
                && !before.kind().equals(now.kind());
    }

    private static String operationOf(LogRow row) {
        try {
            return Facts.read(row.payload()).textOrEmpty(Field.OPERATION_ID);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
