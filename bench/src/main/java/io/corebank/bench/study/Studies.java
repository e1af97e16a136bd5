package io.corebank.bench.study;

import java.util.List;

/** All studies there are. */
public final class Studies {

    private Studies() {}

    /**
     * The studies, first those that want live projections: the others let them stand still.
     *
     * @param extent how far the one of growth goes
     * @param axonServer the address of the one that the distributed bank is measured on; empty if none was named
     */
    public static List<Study> all(Extent extent, String axonServer) {
        return List.of(new Distributed(axonServer), new LagOverTime(), new Scaling(), new Growth(extent));
    }
}
