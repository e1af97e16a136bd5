package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one process, which can be wrong by some seconds. It takes libfaketime, which stands between a program
 * and the clock of the machine and reads in a file how wrong it is to be; without it there is no such fault.
 */
final class WrongClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String NAME = "faketime/libfaketimeMT.so.1";

    private final Path library;
    private final Path file;
    private long wrong;

    private WrongClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** A clock that is right so far; empty where the library is not installed. */
    static Optional<WrongClock> in(Path folder) {
        try (Stream<Path> architectures = Files.list(LIBRARIES)) {
            Optional<WrongClock> clock = architectures
                    .map(architecture -> architecture.resolve(NAME))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .map(library -> new WrongClock(library, folder.resolve("clock")));
            clock.ifPresent(WrongClock::beRight);
            return clock;
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** What a process has to be started with to believe this clock. Timers go on by the right one, as on a machine. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_DONT_RESET", "1");
    }

    /** Within a second the process believes it. */
    void beWrongBy(long seconds) {
        wrong = seconds;
        write(seconds);
    }

    void beRight() {
        write(0);
    }

    /** By how many seconds it was wrong the last time. */
    long wasWrongBy() {
        return wrong;
    }

    private void write(long seconds) {
        try {
            Path next = file.resolveSibling("clock.next");
            Files.writeString(next, (seconds < 0 ? "" : "+") + seconds + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException("The clock cannot be set: " + e.getMessage() + ".", e);
        }
    }
}
