package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Signals to processes by their number, through the system's own {@code kill}. */
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) {
        send(signal, List.of(pid));
    }

    /** To a process and to all that descend from it, itself first, so that it starts no more. */
    static void sendToAll(String signal, long pid) {
        List<Long> all = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid)
                .ifPresent(
                        parent -> parent.descendants().map(ProcessHandle::pid).forEach(all::add));
        send(signal, all);
    }

    private static void send(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        pids.forEach(pid -> command.add(pid.toString()));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new BenchException("No signal can be sent: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** For how long to stop a process of the bank, which is long enough for others to take it for dead. */
    static int longSeconds(SplittableRandom random, boolean brief) {
        List<Integer> seconds = brief ? List.of(5) : List.of(5, 12, 35, 65);
        return seconds.get(random.nextInt(seconds.size()));
    }

    /** Stops a process and all that descend from it for some seconds. */
    static Duration pauseAll(long pid, int seconds) {
        sendToAll("STOP", pid);
        try {
            return pause(Duration.ofSeconds(seconds));
        } finally {
            sendToAll("CONT", pid);
        }
    }

    static Duration pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return time;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static BenchException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BenchException("Interrupted.", e);
    }
}
