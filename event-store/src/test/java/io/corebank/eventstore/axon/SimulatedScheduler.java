package io.corebank.eventstore.axon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** Stands for all threads: each has its tasks in order, and chance decides whose turn it is. */
final class SimulatedScheduler {

    private final Random random;
    private final List<Deque<Runnable>> threads = new ArrayList<>();

    SimulatedScheduler(Random random) {
        this.random = random;
    }

    /** A thread that runs one task after the other. */
    Executor thread() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        threads.add(tasks);
        return tasks::add;
    }

    /** Runs one task of some thread; answers whether there was any. */
    boolean step() {
        List<Deque<Runnable>> ready =
                threads.stream().filter(tasks -> !tasks.isEmpty()).toList();
        if (ready.isEmpty()) {
            return false;
        }
        ready.get(random.nextInt(ready.size())).remove().run();
        return true;
    }
}
