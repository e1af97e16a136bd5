package io.corebank.transfer;

import io.corebank.api.transfer.event.ReversalGranted;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a transfer has been granted to reversals, each named by the id of the transfer that gives it back.
 *
 * @param reversedMinor all that is granted and was not returned, in minor units
 */
record Reversals(Map<String, ReversalGranted> open, Set<String> settled, long reversedMinor) {

    /** So many reversals may be asked of one transfer, also if they come to nothing. */
    static final int MOST = 100;

    /** So many while a customer asks: the rest is for the bank, which corrects mistakes. */
    static final int MOST_OF_CUSTOMERS = 50;

    static final Reversals NONE = new Reversals(Map.of(), Set.of(), 0);

    boolean knows(String reversalId) {
        return open.containsKey(reversalId) || settled.contains(reversalId);
    }

    int number() {
        return open.size() + settled.size();
    }

    @Nullable
    ReversalGranted openOf(String reversalId) {
        return open.get(reversalId);
    }

    Reversals with(ReversalGranted granted) {
        Map<String, ReversalGranted> more = new LinkedHashMap<>(open);
        more.put(granted.reversalId(), granted);
        return new Reversals(Collections.unmodifiableMap(more), settled, granted.reversedMinor());
    }

    /** Completed or returned, as the amount tells that is reversed now. */
    Reversals settled(String reversalId, long nowReversedMinor) {
        Map<String, ReversalGranted> left = new LinkedHashMap<>(open);
        left.remove(reversalId);
        Set<String> more = new HashSet<>(settled);
        more.add(reversalId);
        return new Reversals(Collections.unmodifiableMap(left), Set.copyOf(more), nowReversedMinor);
    }
}
