package io.corebank.query.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one run has looked at and found, before it is published. */
final class Findings {

    private final Map<Check, Map<String, List<String>>> sentences = new EnumMap<>(Check.class);
    private final Map<Check, Set<String>> subjects = new EnumMap<>(Check.class);
    private final Map<Check, Long> checked = new EnumMap<>(Check.class);
    private final Map<Check, Long> nanos = new EnumMap<>(Check.class);

    /** Takes note that something was looked at, such as an account by its id; whatever was found before is over. */
    void looked(Check check, String subject, long things) {
        subjects.computeIfAbsent(check, key -> new HashSet<>()).add(subject);
        checked.merge(check, things, Long::sum);
    }

    void add(Check check, String subject, String sentence) {
        sentences
                .computeIfAbsent(check, key -> new HashMap<>())
                .computeIfAbsent(subject, key -> new ArrayList<>())
                .add(sentence);
    }

    void took(Check check, long spent) {
        nanos.merge(check, spent, Long::sum);
    }

    Set<String> subjects(Check check) {
        return subjects.getOrDefault(check, Set.of());
    }

    List<String> of(Check check, String subject) {
        return sentences.getOrDefault(check, Map.of()).getOrDefault(subject, List.of());
    }

    long checked(Check check) {
        return checked.getOrDefault(check, 0L);
    }

    long nanos(Check check) {
        return nanos.getOrDefault(check, 0L);
    }
}
