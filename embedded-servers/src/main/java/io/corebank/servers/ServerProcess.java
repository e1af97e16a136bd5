package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operating system's side of a server: at most one process for each folder, whoever started it. */
final class ServerProcess {

    static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private static final Duration PORT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedServer server;
    private final Path folder;
    private final Path settingsInUse;
    private volatile LogTail log;
    private volatile @Nullable ProcessHandle process;

    ServerProcess(EmbeddedServer server, Path folder) {
        this.server = server;
        this.folder = folder;
        this.settingsInUse = folder.resolve("settings-in-use");
        this.log = LogTail.fromHere(settingsInUse);
    }

    /**
     * Answers when the server is ready: the one that is left from before if it has the same settings, else a new one.
     */
    void start(int port) {
        String wanted = server.configure(port);
        if (takeOver(wanted)) {
            return;
        }
        stop();
        if (!Processes.await(() -> FreePort.isFree(port), PORT_PATIENCE)) {
            throw new ServerException("Port %d of %s is in use: choose another.".formatted(port, server.name()));
        }
        ServerUser.own(folder);
        server.settings.progress().accept("Starting " + server.name());
        log = LogTail.fromHere(server.logFile());
        process = server.launch()
                .await(server::isClosing, server.startPatience(), server.pidFile(), server::answers, log);
        server.settle();
        EmbeddedServer.write(settingsInUse, wanted);
    }

    private boolean takeOver(String wanted) {
        Optional<ProcessHandle> leftOver = server.pidFile().process();
        if (leftOver.isEmpty() || !wanted.equals(read(settingsInUse))) {
            return false;
        }
        server.awaitRecovery();
        if (!server.answers()) {
            return false;
        }
        server.settings.progress().accept("Taking over " + server.name() + ", which was left running");
        log = LogTail.fromHere(server.logFile());
        process = leftOver.get();
        return true;
    }

    /** Stops the process, also one that was left from before or that is only starting. */
    void stop() {
        Launch.abandon(folder, server.pidFile());
        server.pidFile().process().ifPresent(running -> {
            if (!Processes.stop(running, server.stopSignals(), STOP_PATIENCE)) {
                throw new ServerException("%s (process %d) does not stop.".formatted(server.name(), running.pid()));
            }
        });
        process = null;
    }

    /** True when the process has gone although nobody asked it to. */
    boolean hasDied() {
        ProcessHandle current = process;
        return current != null && !Processes.isRunning(current);
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).map(ProcessHandle::pid);
    }

    /** What the server said was wrong since it was started or taken over. */
    Optional<String> error() {
        return log.error();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }
}
