package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Recorded;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every transfer ends within its bound, with all of its legs or with none, each once and as it was asked for. */
final class Transfers implements Rule {

    /** How long a transfer may take while nothing is wrong, and how long the bank may take to come back. */
    static final long BOUND_MICROS = 60_000_000;

    static final long GRACE_MICROS = 30_000_000;

    private static final Set<String> LEGS = Set.of("HoldPlaced", "TransferCredited", "HoldCaptured", "HoldReleased");

    private final Map<String, TransferStory> stories = new HashMap<>();

    @Override
    public void event(LogEvent event, Findings findings) {
        String complaint = "";
        if ("Transfer".equals(event.type().aggregateType())) {
            complaint = stories.computeIfAbsent(event.aggregateId(), id -> new TransferStory(event))
                    .step(event);
        } else if (LEGS.contains(event.name()) && !event.text("transferId").isEmpty()) {
            TransferStory story = stories.get(event.text("transferId"));
            complaint = story == null ? " belongs to a transfer that nobody asked for" : story.leg(event);
        }
        if (!complaint.isEmpty()) {
            findings.add(Promise.TERMINAL, event + complaint);
        }
    }

    @Override
    public void end(Ending ending, Findings findings) {
        Recorded history = ending.history();
        stories.forEach((id, story) -> {
            long begin = history.trueMicros(story.requestedMicros());
            long end = story.hasEnded() ? history.trueMicros(story.endedMicros()) : ending.nowMicros();
            long took = history.undisturbedMicros(begin, end, GRACE_MICROS);
            if (took > BOUND_MICROS) {
                findings.add(Promise.TERMINAL, "the transfer " + id + " took " + took / 1_000_000 + " undisturbed s");
            } else if (ending.complete() && !story.hasEnded()) {
                findings.add(Promise.TERMINAL, "the transfer " + id + " has not ended");
            }
        });
    }

    @Nullable
    TransferStory story(String transferId) {
        return stories.get(transferId);
    }
}
