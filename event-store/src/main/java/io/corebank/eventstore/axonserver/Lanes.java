package io.corebank.eventstore.axonserver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of commands for the same target: while one is on its way, those that follow wait, and leave together
 * when it is answered. Between different targets there is no order and no waiting.
 */
final class Lanes {

    /** So many leave together at most, so that the first is not answered much later than it was done. */
    static final int MOST_TOGETHER = 100;

    private final int limit;
    private final Map<String, Deque<Outgoing>> busy = new HashMap<>();
    private int waiting;

    /** @param limit how many commands may wait */
    Lanes(int limit) {
        this.limit = limit;
    }

    /** A command, and who waits for what comes of it. */
    record Outgoing(CommandMessage<?> command, Consumer<CommandResultMessage<?>> answer) {}

    /** What is to be done with a command. */
    enum Place {
        /** Nothing is on its way to the target: it may leave. */
        FREE,
        /** It waits, and leaves with others later. */
        QUEUED,
        /** Too many wait already. */
        FULL
    }

    synchronized Place enter(String target, Outgoing outgoing) {
        Deque<Outgoing> lane = busy.get(target);
        if (lane == null) {
            busy.put(target, new ArrayDeque<>(0));
            return Place.FREE;
        }
        if (waiting >= limit) {
            return Place.FULL;
        }
        lane.add(outgoing);
        waiting++;
        return Place.QUEUED;
    }

    /** Those that may leave now that the last ones have been answered; none when the lane is empty, and free again. */
    synchronized List<Outgoing> next(String target) {
        Deque<Outgoing> lane = busy.get(target);
        if (lane == null || lane.isEmpty()) {
            busy.remove(target);
            return List.of();
        }
        List<Outgoing> group = new ArrayList<>();
        while (group.size() < MOST_TOGETHER) {
            @Nullable Outgoing first = lane.poll();
            if (first == null) {
                break;
            }
            group.add(first);
        }
        waiting -= group.size();
        return group;
    }
}
