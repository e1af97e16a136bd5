package io.corebank.bench.chaos.fault;

import io.corebank.bench.chaos.check.Checker;
import io.corebank.bench.chaos.history.History;
import io.corebank.bench.lab.Entrance;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A bank of its own, with everything around it that can go wrong, and what it has left in its log. */
public interface Site {

    Entrance entrance();

    /** Whether the process that was started, and keeps up all others that there are, has not ended by itself. */
    boolean isAlive();

    /** What else a reader of the verdict should know. */
    default List<String> remarks() {
        return List.of();
    }

    /** Ends it, when nobody needs it any more. */
    void kill();

    /** What its processes have said. */
    List<Path> logs();

    /** What goes wrong there, one fault after the other. */
    Faults<?> faults(History history, SplittableRandom random, boolean brief);

    /** Checks of the log, the first also for meanwhile, the others only for the end. */
    List<Checker> checkers(History history);

    /** The position of the last event. */
    long head();

    /** Whether, up to a position, there is nothing left to do, and nothing that could not be done. */
    boolean rests(long head);
}
