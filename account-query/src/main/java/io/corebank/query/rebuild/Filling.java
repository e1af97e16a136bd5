package io.corebank.query.rebuild;

import io.corebank.query.projection.Assembler;
import io.corebank.query.projection.LogReplay;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Fills an index with the events of the log and knows how far it is. While Elasticsearch takes some batches, the next
 * is read and made. How far it is, is noted in PostgreSQL again and again; what a kill cuts off is repeated, which
 * changes nothing in the index, and counted once.
 */
final class Filling {

    /** Of documents that stay as they are. One that grows is built on what is known to be written. */
    private static final int BATCHES_UNDER_WAY = 3;

    private static final int REMEMBERED_STATES = 100;
    private static final long BETWEEN_NOTES_NANOS = 200_000_000;

    private final RebuildTools tools;
    private final BooleanSupplier mayGoOn;
    private final Map<String, Long> leftOut = new HashMap<>();
    private final Deque<BuiltIndex> latest = new ArrayDeque<>();
    private BuiltIndex state;
    private long notedAt;

    Filling(RebuildTools tools, BuiltIndex state, BooleanSupplier mayGoOn) {
        this.tools = tools;
        this.state = state;
        this.mayGoOn = mayGoOn;
        latest.add(state);
    }

    /** A batch that is being written, and what is known of the index afterwards. */
    private record Written(CompletableFuture<Void> end, BuiltIndex then) {}

    /** What is known of the index. */
    BuiltIndex state() {
        return state;
    }

    /** What was known when the index was last not further than this position, where the live one is. */
    BuiltIndex notBeyond(long position) {
        Iterator<BuiltIndex> backwards = latest.descendingIterator();
        while (backwards.hasNext()) {
            BuiltIndex known = backwards.next();
            if (known.position() <= position) {
                return known;
            }
        }
        return BuiltIndex.empty(state.projection(), state.index());
    }

    /** The index is empty. */
    void restart() {
        leftOut.clear();
        latest.clear();
        state = BuiltIndex.empty(state.projection(), state.index());
    }

    /** Whether events were left out by another process, so that nobody knows which. */
    boolean hasUnknownGaps() {
        return state.parked() && leftOut.isEmpty();
    }

    /** Whether all that was left out still waits, from the same event on. */
    boolean leftOutStillWaits() {
        Map<String, Long> parked = parked();
        return leftOut.entrySet().stream().allMatch(left -> left.getValue().equals(parked.get(left.getKey())));
    }

    /** Answers whether it got to the position, and was not stopped on the way. */
    boolean upTo(long target, Assembler<?> assembler) {
        int most = assembler.assembly().accumulates() ? 1 : BATCHES_UNDER_WAY;
        Deque<Written> underWay = new ArrayDeque<>();
        try (LogReplay replay = new LogReplay(tools.events(), assembler.assembly(), state.position())) {
            BuiltIndex ahead = state;
            while (ahead.position() < target && mayGoOn.getAsBoolean()) {
                LogReplay.Batch batch = next(replay);
                ahead = ahead.after(batch);
                underWay.add(new Written(assembler.begin(batch.events()), ahead));
                if (underWay.size() == most) {
                    note(underWay.remove(), false);
                }
            }
            while (!underWay.isEmpty()) {
                note(underWay.remove(), underWay.isEmpty());
            }
            return state.position() >= target;
        } finally {
            underWay.forEach(left -> left.end().exceptionally(failure -> null).join());
        }
    }

    private LogReplay.Batch next(LogReplay replay) {
        Map<String, Long> parked = parked();
        LogReplay.Batch batch = replay.next(parked);
        if (batch.leftOut()) {
            parked.forEach((sequence, first) -> leftOut.merge(sequence, first, Math::min));
        }
        return batch;
    }

    private Map<String, Long> parked() {
        return tools.deadLetters().firstPositions(state.projection().group());
    }

    /** Waits for a batch and says so in PostgreSQL, unless that was done a moment ago and another batch follows. */
    private void note(Written batch, boolean last) {
        try {
            batch.end().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
        state = batch.then();
        latest.add(state);
        if (latest.size() > REMEMBERED_STATES) {
            latest.remove();
        }
        if (last || System.nanoTime() - notedAt > BETWEEN_NOTES_NANOS) {
            tools.indices().save(state);
            notedAt = System.nanoTime();
        }
    }
}
