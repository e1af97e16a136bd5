package io.corebank.query.reconciliation;

import io.corebank.eventstore.EventLog;
import io.corebank.query.reconciliation.LogWindow.Beginning;
import java.util.ArrayList;
import java.util.List;

/** How many events one run may still read. */
final class Budget {

    private static final int MOST_IN_A_TRANSFER = 20;

    private final EventLog log;
    private final int most;
    private int left;
    private boolean spent;

    Budget(EventLog log, int most) {
        this.log = log;
        this.most = most;
        this.left = most;
    }

    /**
     * As many as can be afforded, in their order, and always the first. Streams that are longer than the whole budget
     * are left out: they are for a full run.
     */
    List<Beginning> affordable(List<Beginning> beginnings) {
        List<Beginning> affordable = new ArrayList<>();
        for (Beginning beginning : beginnings) {
            int cost = beginning.ofAccount() ? lengthOf(beginning.id()) : MOST_IN_A_TRANSFER;
            if (cost > most) {
                continue;
            }
            if (cost > left && !affordable.isEmpty()) {
                spent = true;
                return affordable;
            }
            left -= cost;
            affordable.add(beginning);
        }
        return affordable;
    }

    /** Whether something was left for the next run. */
    boolean isSpent() {
        return spent;
    }

    /** Finds the order of magnitude by looking at single events, rather than read them all twice. */
    private int lengthOf(String id) {
        int length = MOST_IN_A_TRANSFER;
        while (length <= most && !log.ofAggregate(id, length, 1).isEmpty()) {
            length *= 2;
        }
        return length;
    }
}
