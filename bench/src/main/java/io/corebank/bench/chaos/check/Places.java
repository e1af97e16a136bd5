package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every event has its place: no hole and nothing twice, in the log and in each stream. */
final class Places implements Rule {

    private final Map<String, Long> nextSequences = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private long last;

    @Override
    public void event(LogEvent event, Findings findings) {
        if (event.position() != last + 1) {
            findings.add(Promise.CONTIGUOUS, "after position " + last + " comes " + event);
        }
        last = event.position();
        long expected = nextSequences.getOrDefault(event.aggregateId(), 0L);
        if (event.sequence() != expected) {
            findings.add(Promise.CONTIGUOUS, event + " should have the sequence " + expected);
        }
        nextSequences.put(event.aggregateId(), event.sequence() + 1);
        if (!eventIds.add(event.eventId())) {
            findings.add(Promise.CONTIGUOUS, event + " has the id of an event before");
        }
        if (event.facts().isMissingNode()) {
            findings.add(Promise.CONTIGUOUS, event + " cannot be read");
        }
    }

    @Override
    public void end(Ending ending, Findings findings) {
        if (ending.last() < ending.head()) {
            findings.add(
                    Promise.CONTIGUOUS,
                    "the log ends at " + ending.last() + " although it was written up to " + ending.head());
        }
    }
}
