package io.corebank.query.reconciliation;

import io.corebank.query.elastic.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Compares movements, or entries of the books, with the events of money of some accounts, in bounded memory. */
final class EntryComparison {

    private static final int PART = 500;

    private record Entry(String account, Expected expected) {}

    private final Check check;
    private final Projection projection;
    private final Documents documents;
    private final Findings findings;
    private final long countedUpTo;
    private final Map<String, Long> counts = new HashMap<>();
    private final List<Entry> waiting = new ArrayList<>();

    /** Compares everything, and counts what there is up to a position of the log. */
    EntryComparison(Check check, Projection projection, Documents documents, Findings findings, long countedUpTo) {
        this.check = check;
        this.projection = projection;
        this.documents = documents;
        this.findings = findings;
        this.countedUpTo = countedUpTo;
    }

    void begin(String account) {
        counts.put(account, 0L);
        findings.looked(check, account, 0);
    }

    void expect(String account, Expected expected) {
        if (expected.position() <= countedUpTo) {
            counts.merge(account, 1L, Long::sum);
        }
        waiting.add(new Entry(account, expected));
        if (waiting.size() == PART) {
            compare();
        }
    }

    /** Compares what is left, and looks for documents that no event has made. */
    void finish() {
        if (!waiting.isEmpty()) {
            compare();
        }
        if (counts.isEmpty()) {
            return;
        }
        Map<String, Long> present = documents.countByAccount(projection, counts.keySet(), countedUpTo);
        counts.forEach((account, expected) -> {
            long found = present.getOrDefault(account, 0L);
            if (found != expected) {
                findings.add(
                        check,
                        account,
                        "Account " + account + " has " + found + " documents in " + projection.group() + " and "
                                + expected + " events of money");
            }
        });
    }

    private void compare() {
        long position = waiting.stream()
                .mapToLong(entry -> entry.expected().position())
                .max()
                .orElse(0);
        Map<String, JsonNode> found = documents.read(
                projection, waiting.stream().map(entry -> entry.expected().id()).toList(), position);
        for (Entry entry : waiting) {
            findings.looked(check, entry.account(), 1);
            compare(entry, found);
        }
        waiting.clear();
    }

    private void compare(Entry entry, Map<String, JsonNode> found) {
        Expected expected = entry.expected();
        String name = projection.group() + " of account " + entry.account() + ", position " + expected.position();
        if (!found.containsKey(expected.id())) {
            findings.add(check, entry.account(), "The document in " + name + " is missing");
            return;
        }
        for (String difference : expected.differences(Objects.requireNonNull(found.get(expected.id())))) {
            findings.add(check, entry.account(), "In " + name + " " + difference);
        }
    }
}
