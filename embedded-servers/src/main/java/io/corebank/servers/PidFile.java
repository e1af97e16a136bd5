package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file whose first line is the number of the process that wrote it, or for which it was written. Whoever carries that
 * number now is the same process only if it was already running when the file was last written: a number can be used
 * again only after its process has ended.
 */
public final class PidFile {

    /** Process start times and file times come from clocks of different resolution. */
    private static final Duration CLOCK_SLACK = Duration.ofMillis(1500);

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    /** The process that the file names, if it still runs. */
    public Optional<ProcessHandle> process() {
        try {
            String[] lines = Files.readString(file).split("\n", 2);
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return ProcessHandle.of(Long.parseLong(lines[0].strip()))
                    .filter(Processes::isRunning)
                    .filter(process -> ranAt(process, written));
        } catch (IOException | NumberFormatException absentOrForeign) {
            return Optional.empty();
        }
    }

    /** Waits for the end of a process that need not be a child of this one; false when the patience is over. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        return Processes.await(() -> !Processes.isRunning(process), patience);
    }

    private static boolean ranAt(ProcessHandle process, Instant written) {
        return process.info()
                .startInstant()
                .map(start -> !start.isAfter(written.plus(CLOCK_SLACK)))
                .orElse(true);
    }

    /**
     * Names a process, followed by lines that mean something to the reader. Nobody sees half of it, who would take the
     * process for one that has ended.
     */
    public void write(ProcessHandle process, String... more) {
        String text = process.pid() + "\n" + String.join("\n", more) + (more.length == 0 ? "" : "\n");
        try {
            Path whole = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.move(Files.writeString(whole, text), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerException("The file " + file + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }
}
