package io.corebank.standalone.launch;

import io.corebank.servers.DurableFile;
import io.corebank.servers.OwnerOnly;
import io.corebank.servers.PidFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Everything that one bank keeps on disk. Only one process at a time works in it. */
final class DataFolder {

    /** Changes when older data can no longer be used as it is. */
    private static final String VERSION = "1";

    private static final long MEGABYTE = 1 << 20;
    private static final long POLL_NANOS = 50_000_000;

    private final Path path;
    private @Nullable FileChannel lock;

    DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    Path logFile() {
        return path.resolve("logs").resolve("bank.log");
    }

    Path consoleFile() {
        return path.resolve("logs").resolve("console.log");
    }

    /** Says in which form the data are. */
    Path versionFile() {
        return path.resolve("bank-data-version");
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path server(String name) {
        return path.resolve(name);
    }

    /** Makes the folder, for nobody else on this machine to look into; one that exists is left as it is. */
    void create() throws IOException {
        OwnerOnly.createDataFolder(path);
    }

    /** Makes sure that a bank can work here. */
    void prepare(long minFreeMegabytes) {
        try {
            create();
            OwnerOnly.createFolder(path.resolve("logs"));
            if (!Files.isWritable(path) || !Files.isWritable(path.resolve("logs"))) {
                throw new LaunchException("The data folder " + path + " is not writable: choose another with --data.");
            }
            long free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
            if (free < minFreeMegabytes) {
                throw new LaunchException(
                        ("The disk of the data folder %s has only %d MB left and the bank wants %d MB:"
                                        + " free some space, or lower the limit with --min-free-mb.")
                                .formatted(path, free, minFreeMegabytes));
            }
            checkVersion();
        } catch (IOException e) {
            throw new LaunchException(
                    "The data folder " + path + " cannot be used (" + e + "): choose another with --data.", e);
        }
    }

    /** An earlier start on a full disk, or before the power failed, may have left the file without its text. */
    private void checkVersion() throws IOException {
        Path marker = versionFile();
        String found = Files.exists(marker) ? Files.readString(marker).strip() : "";
        if (found.isEmpty()) {
            DurableFile.replace(marker, VERSION + "\n");
            return;
        }
        if (!found.equals(VERSION)) {
            throw new LaunchException(("The data folder %s holds data of version %s, and this bank reads version %s:"
                            + " choose another with --data.")
                    .formatted(path, found, VERSION));
        }
    }

    /** Takes the folder for this process until it ends. */
    void lock() {
        lock(Duration.ZERO);
    }

    /** Takes it from a process that has just ended, which may need a moment to let go. */
    void lock(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!tryLock()) {
            if (System.nanoTime() >= end) {
                throw taken();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private LaunchException taken() {
        return runningBank()
                .map(bank -> new LaunchException("A bank runs on the data folder " + path + " already (" + bank
                        + "): choose another with --data, or stop it with bank down."))
                .orElseGet(() -> new LaunchException("Another command, such as verify or backup, is at work on the"
                        + " data folder " + path + ": wait until it has ended, or stop it where it runs."));
    }

    private boolean tryLock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("bank.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                return false;
            }
            lock = channel;
            return true;
        } catch (IOException e) {
            throw new LaunchException("The data folder " + path + " cannot be locked (" + e + ").", e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        }
    }

    /** The lock itself goes with the process. */
    boolean isLocked() {
        return lock != null;
    }

    /** Tells other commands where this process serves, and which certificate it shows there. */
    void announce(URI address, boolean ready, @Nullable Path certificate) {
        pidFile()
                .write(
                        ProcessHandle.current(),
                        address.toString(),
                        ready ? "ready" : "starting",
                        certificate == null
                                ? ""
                                : certificate.toAbsolutePath().normalize().toString());
    }

    void withdraw() {
        pidFile().delete();
    }

    Optional<RunningBank> runningBank() {
        return pidFile().process().flatMap(process -> RunningBank.read(process, pidPath()));
    }

    private PidFile pidFile() {
        return new PidFile(pidPath());
    }

    private Path pidPath() {
        return path.resolve("bank.pid");
    }
}
