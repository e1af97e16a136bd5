package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A program that starts a server and ends when the server is ready. The server survives it, out of reach of the signals
 * that a terminal sends to everything in its foreground: Ctrl-C must drain the bank before its database goes.
 */
final class Launch {

    private static final String SHIELD = "trap '' INT HUP; exec \"$@\"";

    /** Settings for other servers and other JVMs in the caller's environment, which must not slip in. */
    private static final Pattern INTRUDERS =
            Pattern.compile("PG.*|ES_.*|JAVA_TOOL_OPTIONS|_?JAVA_OPT.*|JDK_JAVA_OPT.*");

    private final String name;
    private final Process starter;
    private final Path output;
    private final PidFile starterPid;

    private Launch(String name, Process starter, Path output, PidFile starterPid) {
        this.name = name;
        this.starter = starter;
        this.output = output;
        this.starterPid = starterPid;
    }

    static Launch of(String name, Path folder, List<String> command) {
        return of(name, folder, folder, command, Map.of());
    }

    static Launch of(
            String name, Path folder, Path workingFolder, List<String> command, Map<String, String> environment) {
        Path output = folder.resolve("start.log");
        List<String> whole = new ArrayList<>(List.of("/bin/sh", "-c", SHIELD, "sh"));
        whole.addAll(command);
        try {
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(workingFolder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(INTRUDERS.asMatchPredicate());
            builder.environment().putAll(environment);
            Process starter = builder.start();
            starter.getOutputStream().close();
            PidFile pidFile = starterPid(folder);
            pidFile.write(starter.toHandle());
            return new Launch(name, starter, output, pidFile);
        } catch (IOException e) {
            throw new ServerException(name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Waits for the server; the exception otherwise carries the last thing that was said. */
    ProcessHandle await(
            BooleanSupplier cancelled,
            Duration patience,
            PidFile serverPid,
            BooleanSupplier serverAnswers,
            LogTail serverLog) {
        BooleanSupplier ready =
                () -> cancelled.getAsBoolean() || serverPid.process().isEmpty() || serverAnswers.getAsBoolean();
        awaitEnd(cancelled, patience, serverPid, serverLog);
        if (!Processes.await(ready, patience) || cancelled.getAsBoolean()) {
            throw failure("did not start", serverLog);
        }
        return serverPid.process().orElseThrow(() -> failure("ended at once", serverLog));
    }

    /** Waits until the program has done its work. A server that it has started is left to be stopped in order. */
    void awaitEnd(BooleanSupplier cancelled, Duration patience, PidFile serverPid, LogTail log) {
        BooleanSupplier ended = () -> cancelled.getAsBoolean() || !starter.isAlive();
        if (!Processes.await(ended, patience) || cancelled.getAsBoolean()) {
            kill(starter.toHandle(), serverPid);
            throw failure(cancelled.getAsBoolean() ? "was stopped while starting" : "did not start in time", log);
        }
        if (starter.exitValue() != 0) {
            throw failure("did not start", log);
        }
        starterPid.delete();
    }

    /** Prefers what the server calls an error to the mere end of what it said. */
    private ServerException failure(String what, LogTail log) {
        starterPid.delete();
        String said = log.error()
                .or(() -> LogTail.ofAll(output).error())
                .or(LogTail.ofAll(output)::last)
                .orElse("(nothing)");
        return new ServerException("%s %s; it said last: %s".formatted(name, what, said));
    }

    /** Kills what an earlier process was starting in this folder when it was killed itself, but not the server. */
    static void abandon(Path folder, PidFile serverPid) {
        PidFile pidFile = starterPid(folder);
        pidFile.process().ifPresent(starter -> kill(starter, serverPid));
        pidFile.delete();
    }

    /** A server that is killed while it recovers begins its recovery again. */
    private static void kill(ProcessHandle starter, PidFile serverPid) {
        List<ProcessHandle> all = new ArrayList<>(starter.descendants().toList());
        all.add(starter);
        serverPid.process().ifPresent(server -> {
            all.removeAll(server.descendants().toList());
            all.remove(server);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        Processes.await(() -> all.stream().noneMatch(Processes::isRunning), Duration.ofSeconds(10));
    }

    private static PidFile starterPid(Path folder) {
        return new PidFile(folder.resolve("starter.pid"));
    }
}
