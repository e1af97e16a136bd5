package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file whose first line is the number of the process that wrote it, or for which it was written. Whoever carries that
 * number now is the same process only if it began at the same moment, or where that is not known, if it was already
 * running when the file was last written: a number can be used again only after its process has ended. And a file that
 * was copied together with its folder names a process that works in the other one.
 */
public final class PidFile {

    /** Process start times and file times come from clocks of different resolution. */
    private static final Duration CLOCK_SLACK = Duration.ofMillis(1500);

    private static final String FOLDER = "folder=";
    private static final String BEGAN = "began=";

    private final Path file;
    private final Recognition recognition;

    public PidFile(Path file) {
        this.file = file;
        this.recognition = this::isWrittenFor;
    }

    /** A file that another program writes, in which the folder is told apart in another way. */
    PidFile(Path file, Recognition recognition) {
        this.file = file;
        this.recognition = recognition;
    }

    /** Whether a running process is the one that the lines are about, which were last written at that time. */
    interface Recognition {
        boolean isNamed(ProcessHandle process, List<String> lines, Instant written);
    }

    /** The process that the file names, if it still runs. */
    public Optional<ProcessHandle> process() {
        try {
            List<String> lines = lines();
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(Processes::isRunning)
                    .filter(process -> recognition.isNamed(process, lines, written));
        } catch (IOException | NumberFormatException absentOrForeign) {
            return Optional.empty();
        }
    }

    /** Waits for the end of a process that need not be a child of this one; false when the patience is over. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        return Processes.await(() -> !Processes.isRunning(process), patience);
    }

    /** All that stands in the file; at least one line. */
    List<String> lines() throws IOException {
        return Arrays.asList(Files.readString(file).split("\n", -1));
    }

    /** A file of an older version says neither where it was written nor when the process began. */
    private boolean isWrittenFor(ProcessHandle process, List<String> lines, Instant written) {
        boolean elsewhere = valueOf(FOLDER, lines)
                .filter(folder -> !Processes.isSame(Path.of(folder), folder()))
                .isPresent();
        if (elsewhere) {
            return false;
        }
        String began = Processes.beginOf(process);
        Optional<String> recorded = valueOf(BEGAN, lines).filter(known -> began != null);
        return recorded.map(known -> known.equals(began)).orElseGet(() -> ranAt(process, written));
    }

    private static Optional<String> valueOf(String key, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst();
    }

    private Path folder() {
        return file.resolveSibling("").toAbsolutePath();
    }

    /** The best that can be told of a process of which only the number is known; a clock that is set can spoil it. */
    static boolean ranAt(ProcessHandle process, Instant written) {
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
        try {
            List<String> lines = new ArrayList<>(List.of(Long.toString(process.pid())));
            lines.addAll(List.of(more));
            lines.add(FOLDER + folder().toRealPath());
            String began = Processes.beginOf(process);
            if (began != null) {
                lines.add(BEGAN + began);
            }
            Path whole = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.move(Files.write(whole, lines), file, StandardCopyOption.ATOMIC_MOVE);
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
