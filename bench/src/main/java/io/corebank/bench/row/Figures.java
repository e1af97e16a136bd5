package io.corebank.bench.row;

import io.corebank.bench.lab.Medians;
import io.corebank.bench.row.Probe.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures of an act or of a run, by probe and round. */
public final class Figures {

    private final Map<String, Map<Figure, List<Double>>> rounds = new LinkedHashMap<>();

    public void add(Probe probe, Map<Figure, Double> figures) {
        Map<Figure, List<Double>> ofProbe = rounds.computeIfAbsent(probe.name(), name -> new EnumMap<>(Figure.class));
        figures.forEach((figure, value) ->
                ofProbe.computeIfAbsent(figure, name -> new ArrayList<>()).add(value));
    }

    /** Adds those of another act. What has been measured in both is told apart by the name of the act. */
    public void join(String act, Figures others) {
        others.rounds.forEach(
                (probe, figures) -> rounds.put(rounds.containsKey(probe) ? probe + " (" + act + ")" : probe, figures));
    }

    /** The median over all rounds. */
    public double median(Probe probe, Figure figure) {
        return Medians.of(of(probe.name(), figure));
    }

    /** How often the median of one is the median of the other. */
    public double ratio(Probe ours, Probe anchor, Figure figure) {
        return median(ours, figure) / median(anchor, figure);
    }

    public Map<String, Map<Figure, List<Double>>> byProbe() {
        return rounds;
    }

    private List<Double> of(String probe, Figure figure) {
        List<Double> values = rounds.getOrDefault(probe, Map.of()).get(figure);
        if (values == null) {
            throw new IllegalArgumentException(probe + " has not measured " + figure);
        }
        return values;
    }
}
