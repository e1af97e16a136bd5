package io.corebank.notifications;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deliveries in memory by sequence, one of each sequence under way at a time. Used by one thread. */
final class Queues {

    private final Map<String, Deque<Pending>> queues = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final Set<String> busy = new HashSet<>();
    private int waiting;

    void add(Pending delivery) {
        String sequence = delivery.sequence();
        waiting++;
        Deque<Pending> queue = queues.computeIfAbsent(sequence, name -> new ArrayDeque<>());
        queue.add(delivery);
        if (queue.size() == 1 && !busy.contains(sequence)) {
            ready.add(sequence);
        }
    }

    /** Begins the next one, of a sequence of which none is under way; null when there is none. */
    @Nullable
    Pending begin() {
        String sequence = ready.poll();
        Deque<Pending> queue = sequence == null ? null : queues.get(sequence);
        if (sequence == null || queue == null) {
            return null;
        }
        busy.add(sequence);
        waiting--;
        Pending delivery = queue.remove();
        if (queue.isEmpty()) {
            queues.remove(sequence);
        }
        return delivery;
    }

    /** The one that was under way has ended: the next of its sequence may begin. */
    void end(String sequence) {
        busy.remove(sequence);
        if (queues.containsKey(sequence)) {
            ready.add(sequence);
        }
    }

    /** Takes out what waits in a sequence. */
    List<Pending> drop(String sequence) {
        Deque<Pending> queue = queues.remove(sequence);
        if (queue == null) {
            return List.of();
        }
        waiting -= queue.size();
        ready.remove(sequence);
        return List.copyOf(queue);
    }

    /** The sequences that have something waiting. */
    Set<String> names() {
        return Set.copyOf(queues.keySet());
    }

    int waiting() {
        return waiting;
    }

    int underWay() {
        return busy.size();
    }
}
