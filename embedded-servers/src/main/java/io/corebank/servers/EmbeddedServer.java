package io.corebank.servers;

import io.corebank.servers.ServerState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real server as a process of its own, kept running from {@link #start} to {@link #close}: when it dies, its listeners
 * are told and it is started again. A server that an earlier, killed process left behind in the same folder is taken over
 * if it runs with the same settings, and stopped otherwise.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable permits PostgresServer, ElasticsearchServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    static final Duration START_PATIENCE = Duration.ofMinutes(3);

    protected final ServerSettings settings;
    private final String name;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private final List<Consumer<ServerState>> listeners = new CopyOnWriteArrayList<>();
    private final Watchdog watchdog;
    private final Path settingsInUse;
    private volatile ServerState state = ServerState.of(Phase.NEW);
    private volatile boolean closing;
    private volatile int port;
    private volatile @Nullable ProcessHandle process;

    EmbeddedServer(String name, ServerSettings settings) {
        this.name = name;
        this.settings = settings;
        this.watchdog = new Watchdog(this);
        this.settingsInUse = settings.folder().resolve("settings-in-use");
    }

    /** Unpacks and initialises what is not there yet. */
    abstract void prepare();

    /** Writes the configuration for the port and answers it, so that it can be compared. */
    abstract String configure(int chosenPort);

    /** Starts the process, which writes {@link #pidFile} by itself. */
    abstract Launch launch();

    abstract PidFile pidFile();

    /** Whether the server does its work, asked without waiting. */
    abstract boolean answers();

    /** The signals that stop this server, from the gentlest to the last. */
    abstract List<String> stopSignals();

    /** Where the server itself writes what is wrong with it. */
    abstract Path logFile();

    /** Starts the server, or takes over the one that is left from before; answers when it is ready. */
    public final void start() {
        lifecycle.lock();
        try {
            closing = false;
            change(ServerState.of(Phase.STARTING));
            Files.createDirectories(settings.folder());
            prepare();
            startProcess();
            watchdog.start();
        } catch (IOException e) {
            ServerException failure = new ServerException(
                    "The folder " + settings.folder() + " of " + name + " is not writable: " + e.getMessage() + ".", e);
            change(new ServerState(Phase.STOPPED, failure.getMessage()));
            throw failure;
        } catch (ServerException e) {
            change(new ServerState(Phase.STOPPED, e.getMessage()));
            throw e;
        } finally {
            lifecycle.unlock();
        }
    }

    /** Stops the server and waits until its process is gone. */
    @Override
    public final void close() {
        closing = true;
        watchdog.stop();
        lifecycle.lock();
        try {
            stopLeftOver();
            process = null;
            change(ServerState.of(Phase.STOPPED));
        } finally {
            lifecycle.unlock();
        }
    }

    public final String name() {
        return name;
    }

    /** The port on the loopback interface. */
    public final int port() {
        return port;
    }

    public final ServerState state() {
        return state;
    }

    /** The number of the server's process while it runs. */
    public final Optional<Long> pid() {
        return Optional.ofNullable(process).map(ProcessHandle::pid);
    }

    /** Is told of every change, on the thread that noticed it. */
    public final void onChange(Consumer<ServerState> listener) {
        listeners.add(listener);
    }

    /** Called by the watchdog only: true when the process has gone although nobody asked it to. */
    final boolean hasDied() {
        ProcessHandle current = process;
        return !closing && current != null && !Processes.isRunning(current);
    }

    final void reportDeath() {
        String last = LastLine.of(logFile());
        change(new ServerState(Phase.DOWN, name + " died and is being restarted; it said last: " + last));
    }

    /** Called by the watchdog only. */
    final void restart() {
        lifecycle.lock();
        try {
            if (!closing) {
                startProcess();
            }
        } catch (ServerException e) {
            change(new ServerState(Phase.DOWN, e.getMessage()));
            throw e;
        } finally {
            lifecycle.unlock();
        }
    }

    private void startProcess() {
        if (!takeOver()) {
            stopLeftOver();
            port = Ports.choose(name, settings);
            String wanted = configure(port);
            ServerUser.own(settings.folder());
            settings.progress().accept("Starting " + name);
            Launch launch = launch();
            process = launch.await(this::isClosing, START_PATIENCE, pidFile(), this::answers);
            write(settingsInUse, wanted);
        }
        change(ServerState.of(Phase.UP));
    }

    private boolean takeOver() {
        Optional<ProcessHandle> leftOver = pidFile().process();
        if (leftOver.isEmpty()) {
            return false;
        }
        port = Ports.remembered(settings);
        boolean same = port != 0 && configure(port).equals(read(settingsInUse));
        if (same && answers()) {
            LOG.info("{} was left running by an earlier process and is taken over", name);
            process = leftOver.get();
            return true;
        }
        return false;
    }

    private void stopLeftOver() {
        Launch.abandon(settings.folder());
        pidFile().process().ifPresent(leftOver -> {
            if (!Processes.stop(leftOver, stopSignals(), Duration.ofSeconds(30))) {
                throw new ServerException("%s (process %d) does not stop.".formatted(name, leftOver.pid()));
            }
        });
    }

    final boolean isClosing() {
        return closing;
    }

    private void change(ServerState next) {
        if (next.equals(state)) {
            return;
        }
        state = next;
        if (next.reason() != null) {
            LOG.warn("{} is {}: {}", name, next.phase(), next.reason());
        }
        listeners.forEach(listener -> listener.accept(next));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new ServerException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
