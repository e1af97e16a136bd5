package io.corebank.query.projection;

import io.corebank.support.processors.Pace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The events of one unit of work, collected while they pass by and applied together at its end. What cannot be applied
 * is parked together with whatever follows it; the others go on. A failure that does not lie in an event parks nothing:
 * the batch is tried again.
 */
final class ProjectionBatch {

    /** How many events go into one batch, when as many wait. */
    static final int MOST_EVENTS = 500;

    private final Assembler<?> assembler;
    private final ProjectionProgress progress;
    private final Parking parking;
    private final ReentrantLock gate;
    private final Pace pace;
    private final long beganAt;
    private final List<TakenEvent> events = new ArrayList<>();
    private boolean begun;
    private int size;
    private long first;
    private long position;
    private @Nullable Instant at;

    /** @param gate held from the first write of the batch until its token is stored */
    ProjectionBatch(
            Assembler<?> assembler, ProjectionProgress progress, Parking parking, ReentrantLock gate, Pace pace) {
        this.assembler = assembler;
        this.progress = progress;
        this.parking = parking;
        this.gate = gate;
        this.pace = pace;
        this.beganAt = pace.now();
    }

    /** Takes note of where the feed is, whether the projection has a document for the event or not. */
    void passed(long passed, Instant recordedAt) {
        if (first == 0) {
            first = passed;
        }
        position = passed;
        at = recordedAt;
        size++;
    }

    void add(TakenEvent event) {
        events.add(event);
    }

    /**
     * Writes what has been collected. Afterwards readers may see it, and the token may move: until it has, a crash
     * brings the same events again, which changes nothing.
     */
    void flush() {
        if (!gate.isHeldByCurrentThread()) {
            gate.lock();
        }
        try {
            if (!begun) {
                parking.begin(first);
                begun = true;
            }
            if (!events.isEmpty()) {
                apply(events.stream().filter(event -> !parking.waits(event)).toList());
            }
            progress.advance(position, at);
        } catch (RuntimeException failure) {
            progress.fail(failure);
            throw failure;
        }
        events.clear();
    }

    private void apply(List<TakenEvent> batch) {
        try {
            assembler.apply(batch.stream().map(TakenEvent::read).toList());
        } catch (RuntimeException failure) {
            if (!ProjectionFailures.isPoison(failure)) {
                throw failure;
            }
            Map<String, List<TakenEvent>> sequences = new LinkedHashMap<>();
            batch.forEach(event -> sequences
                    .computeIfAbsent(event.sequence(), sequence -> new ArrayList<>())
                    .add(event));
            sequences.values().forEach(this::applyInOrder);
        }
    }

    private void applyInOrder(List<TakenEvent> sequence) {
        for (TakenEvent event : sequence) {
            if (parking.waits(event)) {
                continue;
            }
            try {
                assembler.apply(List.of(event.read()));
            } catch (RuntimeException failure) {
                if (!ProjectionFailures.isPoison(failure)) {
                    throw failure;
                }
                parking.park(event, failure);
            }
        }
    }

    /** The documents are written and the token is stored. */
    void committed() {
        parking.committed(position);
    }

    /** Whatever became of it, others may write now. Unless more waits than fits into a batch, the next has time. */
    void end() {
        if (gate.isHeldByCurrentThread()) {
            gate.unlock();
        }
        if (size < MOST_EVENTS) {
            pace.restAfter(beganAt);
        }
    }
}
