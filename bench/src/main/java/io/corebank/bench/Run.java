package io.corebank.bench;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Probe;
import io.corebank.bench.row.Probe.Figure;
import io.corebank.bench.row.Row;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Measures what some rows need, round by round, so that whatever disturbs the machine disturbs all alike. */
final class Run {

    private final Lab lab;
    private final List<Row> rows;

    Run(Lab lab, List<Row> rows) {
        this.lab = lab;
        this.rows = rows;
    }

    Figures measure() {
        Map<String, Probe> probes = new LinkedHashMap<>();
        rows.forEach(row -> row.probes().forEach(probe -> probes.putIfAbsent(probe.name(), probe)));
        for (Probe probe : probes.values()) {
            lab.progress().say("Preparing: " + probe.name());
            telling(probe, () -> {
                probe.prepare(lab);
                return Map.of();
            });
        }
        Figures figures = new Figures();
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (Probe probe : probes.values()) {
                Map<Figure, Double> measured = telling(probe, () -> {
                    probe.runUp(lab);
                    return probe.measure(lab);
                });
                figures.add(probe, measured);
                lab.progress().say("Round " + round + ": " + probe.name() + "  " + text(measured));
            }
        }
        return figures;
    }

    /** Whoever hears that a load broke off wants to know what the bank said last. */
    private Map<Figure, Double> telling(Probe probe, Supplier<Map<Figure, Double>> work) {
        try {
            return work.get();
        } catch (UncheckedIOException e) {
            String bank = lab.has(Bank.NAME) ? lab.bank().lastWords() : "";
            throw new BenchException(probe.name() + ": " + e.getMessage() + ".\n" + bank, e);
        }
    }

    private static String text(Map<Figure, Double> measured) {
        StringBuilder text = new StringBuilder();
        for (Figure figure : Figure.values()) {
            Double value = measured.get(figure);
            if (value != null) {
                text.append(String.format(Locale.ROOT, "%s %.3g %s  ", figure, value, figure.unit()));
            }
        }
        return text.toString();
    }
}
