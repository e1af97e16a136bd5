package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void findsTheProcessThatItNames() {
        PidFile file = new PidFile(folder.resolve("a.pid"));
        file.write(ProcessHandle.current(), "more", "lines");

        assertThat(file.process()).contains(ProcessHandle.current());
    }

    @Test
    void isNeverSeenHalfWritten() {
        PidFile file = new PidFile(folder.resolve("a.pid"));
        file.write(ProcessHandle.current());
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 2_000; i++) {
                file.write(ProcessHandle.current());
            }
        });
        while (!writing.isDone()) {
            assertThat(file.process()).contains(ProcessHandle.current());
        }
        writing.join();
        assertThat(folder).isDirectoryContaining("glob:**a.pid").isDirectoryNotContaining("glob:**a.pid.*");
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameNumberForTheOneItNames() throws Exception {
        Path path = folder.resolve("a.pid");
        PidFile file = new PidFile(path);
        Process earlier = new ProcessBuilder("/bin/sleep", "600").start();
        file.write(earlier.toHandle());
        earlier.destroyForcibly().waitFor();
        Files.writeString(
                path,
                Files.readString(path)
                        .replaceFirst("[0-9]+", "" + ProcessHandle.current().pid()));
        writtenBeforeThisProcess(path);

        assertThat(file.process()).isEmpty();
    }

    private static void writtenBeforeThisProcess(Path path) throws IOException {
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(path, FileTime.from(start.minus(Duration.ofMinutes(1))));
    }

    /** What the system says of the start of a process moves with the clock; what it counts does not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void findsTheProcessAfterTheClockWasSetForward() throws IOException {
        Path path = folder.resolve("a.pid");
        new PidFile(path).write(ProcessHandle.current());
        writtenBeforeThisProcess(path);

        assertThat(new PidFile(path).process()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotBelieveTheCopyOfAFileInAnotherFolder() throws IOException {
        Path original = Files.createDirectory(folder.resolve("original"));
        new PidFile(original.resolve("a.pid")).write(ProcessHandle.current(), "more");
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(original.resolve("a.pid"), copy.resolve("a.pid"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), original);

        assertThat(new PidFile(copy.resolve("a.pid")).process()).isEmpty();
        assertThat(new PidFile(link.resolve("a.pid")).process()).contains(ProcessHandle.current());
    }

    @Test
    void believesAFileOfAnOlderVersionWhileItsProcessMayBeTheSame() throws IOException {
        Path path = Files.writeString(
                folder.resolve("a.pid"), ProcessHandle.current().pid() + "\nmore\n");

        assertThat(new PidFile(path).process()).contains(ProcessHandle.current());
        writtenBeforeThisProcess(path);
        assertThat(new PidFile(path).process()).isEmpty();
    }

    @Test
    void findsNothingWhenTheProcessHasEnded() throws Exception {
        Process ended = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        PidFile file = new PidFile(folder.resolve("a.pid"));
        file.write(ended.toHandle());
        ended.waitFor();

        assertThat(file.process()).isEmpty();
    }

    @Test
    void findsNothingInAFileThatIsAbsentOrHalfWritten() throws IOException {
        Path path = folder.resolve("a.pid");
        assertThat(new PidFile(path).process()).isEmpty();

        Files.writeString(path, "\n");
        assertThat(new PidFile(path).process()).isEmpty();
    }
}
