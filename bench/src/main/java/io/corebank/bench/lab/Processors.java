package io.corebank.bench.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time that the parts of a lab have used, so that a result can say who shared the cores. */
public final class Processors {

    private final Map<String, ProcessHandle> roots = new LinkedHashMap<>();

    /** Counts a process under this name; those that it has started count under their own program's. */
    public void watch(String name, long pid) {
        ProcessHandle.of(pid).ifPresent(process -> roots.put(name, process));
    }

    /** Seconds that the process itself has used so far. */
    public double secondsOf(String name) {
        ProcessHandle process = roots.get(name);
        return process == null ? 0 : seconds(process);
    }

    /** Seconds that all processes below it have used so far. */
    public double secondsBelow(String name) {
        ProcessHandle process = roots.get(name);
        Stream<ProcessHandle> children = process == null ? Stream.empty() : process.descendants();
        return children.mapToDouble(Processors::seconds).sum();
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
