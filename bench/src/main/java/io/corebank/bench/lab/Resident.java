package io.corebank.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that a process takes, heap and everything else, in MiB; 0 where nobody tells. */
public final class Resident {

    private static final double KIB_PER_MIB = 1_024;

    private Resident() {}

    /** What it has now. */
    public static double megabytes(long pid) {
        return megabytes(pid, "VmRSS:");
    }

    /** The most that it has ever had. */
    public static double peakMegabytes(long pid) {
        return megabytes(pid, "VmHWM:");
    }

    private static double megabytes(long pid, String field) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith(field))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / KIB_PER_MIB;
        } catch (IOException e) {
            throw new BenchException("The memory of process " + pid + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
