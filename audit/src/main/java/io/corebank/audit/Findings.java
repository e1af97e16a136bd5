package io.corebank.audit;

import java.util.ArrayList;
import java.util.List;

/** What is wrong: the first findings in words, the others counted. */
final class Findings {

    private static final int KEPT = 20;

    private final List<String> kept = new ArrayList<>();
    private long count;

    void add(String sentence) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(sentence);
        }
    }

    long count() {
        return count;
    }

    List<String> kept() {
        return List.copyOf(kept);
    }
}
