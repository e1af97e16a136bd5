package io.corebank.bench.chaos;

import io.corebank.bench.chaos.check.Finding;
import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.check.Findings;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Exchange;
import io.corebank.bench.chaos.history.Recorded;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param events how many there are in the log
 * @param slowestMillis the longest time without a new acknowledgement around a fault, without the fault's own pause
 */
record Verdict(
        long seed, Map<String, Integer> faults, Recorded history, long events, long slowestMillis, Findings findings) {

    boolean isGood() {
        return findings.isEmpty();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int injected = faults.values().stream().mapToInt(Integer::intValue).sum();
        line(text, "Seed %d: %d faults", seed, injected);
        faults.forEach((fault, count) -> line(text, "  %3d  %s", count, fault));
        line(
                text,
                "%,d requests: %,d done, %,d refused, %,d unknown; %,d events; at most %.1f s without a new write",
                history.exchanges().size(),
                count(Meaning.DONE),
                count(Meaning.REFUSED),
                count(Meaning.UNKNOWN),
                events,
                slowestMillis / 1e3);
        for (Promise promise : Promise.values()) {
            Integer broken = findings.counts().get(promise);
            line(text, "%-9s %s", broken == null ? "holds" : "BROKEN " + broken, promise.text());
        }
        text.append(findings.list().stream().map(Finding::toString).collect(Collectors.joining("\n")));
        line(text, isGood() ? "Nothing was lost." : "Repeat it with --seed=" + seed);
        return text.toString();
    }

    private long count(Meaning meaning) {
        return history.exchanges().stream()
                .map(Exchange::meaning)
                .filter(meaning::equals)
                .count();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
