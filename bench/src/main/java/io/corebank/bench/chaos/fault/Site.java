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

    /** Whether it has not ended by itself. */
    boolean isAlive();

    /** Ends it without ado, when nobody needs it any more. */
    void kill();

    /** What its processes have said. */
    List<Path> logs();

    /** What goes wrong there, one fault after the other. */
    Faults<?> faults(History history, SplittableRandom random, boolean brief);

    /** Checks of the log, the cheapest first; the others are for the end. */
    List<Checker> checkers(History history);

    /** The position of the last event. */
    long head();

    /** Whether, up to a position, there is nothing left to do, and nothing that could not be done. */
    boolean rests(long head);
}
