package io.corebank.bench.study;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.row.Verdict;
import java.util.List;

/** Measures what depends on something that is varied. A further study is a further class, listed in {@link Studies}. */
public interface Study {

    /** What it is asked for by, on the command line. */
    String name();

    /** What its charts have in common. */
    String title();

    /** Fails, before anything is started, when what it needs is not there. */
    default void check() {}

    /** Measures, and answers what is to be drawn. */
    List<Chart> measure(Lab lab);

    /** What became of its goals, if it has any. */
    default List<Verdict> judge(List<Chart> charts) {
        return List.of();
    }
}
