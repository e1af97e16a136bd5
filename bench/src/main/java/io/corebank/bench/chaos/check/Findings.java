package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found, of each kind only the first ones: one lost event may break everything behind it. */
public final class Findings {

    private static final int MOST_OF_A_KIND = 20;

    private final Map<Promise, Integer> counts = new EnumMap<>(Promise.class);
    private final List<Finding> kept = new ArrayList<>();

    public void add(Promise promise, String text) {
        if (counts.merge(promise, 1, Integer::sum) <= MOST_OF_A_KIND) {
            kept.add(new Finding(promise, text));
        }
    }

    public void addAll(Findings others) {
        others.kept.forEach(finding -> add(finding.promise(), finding.text()));
    }

    public List<Finding> list() {
        return List.copyOf(kept);
    }

    /** How often each promise was broken. */
    public Map<Promise, Integer> counts() {
        return counts;
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }
}
