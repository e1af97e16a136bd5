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
    void doesNotTakeALaterProcessWithTheSameNumberForTheOneItNames() throws IOException {
        Path path = folder.resolve("a.pid");
        PidFile file = new PidFile(path);
        file.write(ProcessHandle.current());
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(path, FileTime.from(start.minus(Duration.ofMinutes(1))));

        assertThat(file.process()).isEmpty();
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
