package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void prefersTheLastErrorToTheLastLine() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "FATAL: one\nERROR: two\nLOG: shut down\n\n");

        assertThat(LogTail.ofAll(log).error()).contains("ERROR: two");
        assertThat(LogTail.ofAll(log).last()).contains("LOG: shut down");
    }

    @Test
    void addsTheExceptionThatFollowsAnError() throws IOException {
        Path log =
                Files.writeString(folder.resolve("log"), "[ERROR] fatal\njava.lang.IllegalStateException: why\n\tat\n");

        assertThat(LogTail.ofAll(log).error()).contains("[ERROR] fatal: java.lang.IllegalStateException: why");
    }

    @Test
    void ignoresWhatWasWrittenBeforeTheMark() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "FATAL: old\n");
        LogTail tail = LogTail.fromHere(log);
        Files.writeString(log, "LOG: new\n", StandardOpenOption.APPEND);

        assertThat(tail.error()).isEmpty();
        assertThat(tail.last()).contains("LOG: new");
    }

    @Test
    void readsALogThatWasRotatedFromItsBeginning() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "a long line before the rotation\n");
        LogTail tail = LogTail.fromHere(log);
        Files.writeString(log, "PANIC: new\n");

        assertThat(tail.error()).contains("PANIC: new");
    }

    @Test
    void isEmptyWithoutALog() {
        assertThat(LogTail.ofAll(folder.resolve("none")).last()).isEmpty();
    }
}
