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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real server as a process of its own, kept running from {@link #start} to {@link #close}: when it dies, its
 * listeners are told and it is started again. A server that an earlier, killed process left behind in the same folder
 * is taken over if it runs with the same settings, and stopped otherwise.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable permits PostgresServer, ElasticsearchServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    protected final ServerSettings settings;
    private final String name;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private final List<Consumer<ServerState>> listeners = new CopyOnWriteArrayList<>();
    private final Watchdog watchdog;
    private final ServerProcess process;
    private volatile ServerState state = ServerState.of(Phase.NEW);
    private volatile boolean closing;
    private volatile int port;

    EmbeddedServer(String name, ServerSettings settings) {
        this.name = name;
        this.settings = settings;
        this.watchdog = new Watchdog(this);
        this.process = new ServerProcess(this, settings.folder());
    }

    /** Unpacks and initialises what is not there yet. */
    abstract void prepare();

    /** Writes the configuration for the port and answers it, so that it can be compared. */
    abstract String configure(int chosenPort);

    /** What may still be going on when the server answers already; does not have to succeed. */
    void settle() {}

    /** Starts the process, which writes {@link #pidFile} by itself. */
    abstract Launch launch();

    abstract PidFile pidFile();

    /** Whether the server does its work, asked without waiting. */
    abstract boolean answers();

    /** How long a start may take. */
    abstract Duration startPatience();

    /** Waits while a server that was left from before must not be disturbed yet. */
    void awaitRecovery() {}

    /** The signals that stop this server, from the gentlest to the last. */
    abstract List<String> stopSignals();

    /** Where the server itself writes what is wrong with it. */
    abstract Path logFile();

    /** Starts the server, or takes over the one that is left from before; answers when it is ready. */
    public final void start() {
        lifecycle.lock();
        try {
            refuseToReopen();
            change(ServerState.of(Phase.STARTING));
            reservePort();
            prepare();
            process.start(port);
            change(ServerState.of(Phase.UP));
            watchdog.start();
        } catch (ServerException e) {
            process.stop();
            change(new ServerState(Phase.STOPPED, e.getMessage()));
            throw e;
        } finally {
            lifecycle.unlock();
        }
    }

    private void refuseToReopen() {
        if (closing) {
            throw new ServerException(name + " was stopped while starting.");
        }
    }

    /** Decides the port, which then stays for as long as this object lives, so that it can be told before the start. */
    public final int reservePort() {
        lifecycle.lock();
        try {
            if (port == 0) {
                OwnerOnly.createFolder(settings.folder());
                OwnerOnly.tighten(settings.folder());
                port = Ports.choose(settings, pidFile().process().isPresent());
            }
            return port;
        } catch (IOException e) {
            throw new ServerException(
                    "The folder " + settings.folder() + " of " + name + " is not writable: " + e.getMessage() + ".", e);
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
            process.stop();
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
        return process.pid();
    }

    /** Is told of every change, on the thread that noticed it. */
    public final void onChange(Consumer<ServerState> listener) {
        listeners.add(listener);
    }

    /** Called by the watchdog only: true when the process has gone although nobody asked it to. */
    final boolean hasDied() {
        return !closing && process.hasDied();
    }

    final void reportDeath() {
        String error = process.error().map(line -> "; it said last: " + line).orElse(".");
        change(new ServerState(Phase.DOWN, name + " died and is being restarted" + error));
    }

    /** Called by the watchdog only. */
    final void restart() {
        lifecycle.lock();
        try {
            if (!closing) {
                process.start(port);
                change(ServerState.of(Phase.UP));
            }
        } catch (ServerException e) {
            change(new ServerState(Phase.DOWN, name + " died and cannot be restarted yet: " + e.getMessage()));
            throw e;
        } finally {
            lifecycle.unlock();
        }
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

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new ServerException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
