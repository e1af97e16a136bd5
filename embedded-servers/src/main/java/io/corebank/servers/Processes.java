package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Operating system processes that may not be children of this one, so that only their number is known. */
final class Processes {

    private static final Duration POLL = Duration.ofMillis(50);

    /** In {@code /proc/PID/stat} the start is field 22, and the name, which may have blanks, is field 2. */
    private static final int TICKS_AFTER_NAME = 19;

    private Processes() {}

    /**
     * A process that has ended but that nobody has waited for (as under a container's init) does not count as alive.
     */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String line = Files.readString(stat);
            int state = line.lastIndexOf(')') + 2;
            return line.length() > state && line.charAt(state) == 'Z';
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }

    /** The boot and the tick since it when the process began, which no setting of a clock moves; null if unknown. */
    static @Nullable String beginOf(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return boot.strip() + "/" + fields[TICKS_AFTER_NAME];
        } catch (IOException | IndexOutOfBoundsException notLinuxOrGone) {
            return null;
        }
    }

    /** What the process was started with; empty if the system does not tell. */
    static List<String> arguments(ProcessHandle process) {
        try {
            String all = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(all.split("\0", -1));
        } catch (IOException notLinuxOrGone) {
            return List.of();
        }
    }

    /** Whether both are the same folder, however it was named. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Where the process works, or null if the system does not tell. */
    static @Nullable Path workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException notLinuxOrGone) {
            return null;
        }
    }

    /** Asks with each signal in turn, giving each time to be obeyed; the last should be KILL. */
    static boolean stop(ProcessHandle process, List<String> signals, Duration patience) {
        for (String signal : signals) {
            signal(process, signal);
            if (await(() -> !isRunning(process), patience)) {
                return true;
            }
        }
        return false;
    }

    /** The shell's own {@code kill} is used because Java can send TERM and KILL only. */
    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerException("Process " + process.pid() + " cannot be signalled: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Polls until the condition holds; false when the time is over or this thread is interrupted. */
    static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
