package io.corebank.standalone.launch;

import io.corebank.audit.AuditReport;
import io.corebank.audit.AuditReport.Result;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report for the terminal: one line for each thing that the bank promises, and the findings below it. */
final class AuditText {

    private static final Map<Integer, String> NOT_FROM_THE_LOG = Map.of(
            4, "projections are what the events say: GET /api/v1/admin/reconciliation tells",
            7, "every error that a client sees is documented: the tests of the contract tell",
            8, "full service within 30 s of a kill: the tests of crashes tell");

    private AuditText() {}

    static String of(AuditReport report) {
        SortedMap<Integer, String> lines = new TreeMap<>();
        report.results().forEach(result -> lines.put(result.number(), line(result)));
        NOT_FROM_THE_LOG.forEach(
                (number, what) -> lines.put(number, "%d  --      not from the log: %s%n".formatted(number, what)));
        double seconds = report.took().toNanos() / 1e9;
        return String.join("", lines.values())
                + String.format(
                        Locale.ROOT,
                        "%,d events in %.1f s (%,.0f/s): %s%n",
                        report.events(),
                        seconds,
                        report.events() / seconds,
                        report.isClean() ? "everything holds that the log can tell." : "something is wrong.");
    }

    private static String line(Result result) {
        String line = String.format(
                Locale.ROOT,
                "%d  %-6s  %s (%s; %.2f s)%n",
                result.number(),
                result.holds() ? "ok" : "FAILED",
                result.title(),
                result.checked(),
                result.took().toNanos() / 1e9);
        String findings = result.findings().stream()
                .map(finding -> "           " + finding + System.lineSeparator())
                .collect(Collectors.joining());
        long more = result.findingCount() - result.findings().size();
        return line + findings + (more == 0 ? "" : "           and %,d more%n".formatted(more));
    }
}
