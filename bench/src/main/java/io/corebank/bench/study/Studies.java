package io.corebank.bench.study;

import java.util.List;

/** All studies there are. */
public final class Studies {

    private Studies() {}

    /**
     * The studies, first the one that wants live projections: the others let them stand still.
     *
     * @param extent how far the one of growth goes
     */
    public static List<Study> all(Extent extent) {
        return List.of(new LagOverTime(), new Scaling(), new Growth(extent));
    }
}
