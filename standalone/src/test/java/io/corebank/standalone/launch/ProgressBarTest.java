package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private String of(boolean watched, double... steps) {
        ProgressBar bar = new ProgressBar(new PrintStream(told, true, StandardCharsets.UTF_8), watched);
        for (double step : steps) {
            bar.show(step);
        }
        bar.end("Done.");
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void growsAtATerminal() {
        assertThat(of(true, 0, 0.5, 1.2))
                .isEqualTo("\r[" + " ".repeat(40) + "]   0 %\r[" + "#".repeat(20) + " ".repeat(20) + "]  50 %\r["
                        + "#".repeat(40) + "] 100 %  Done." + System.lineSeparator());
    }

    @Test
    void tellsEveryTenthOnALineOfItsOwnInAPipe() {
        assertThat(of(false, 0, 0.05, 0.11, 0.12, 0.19, 0.3, 1).lines())
                .containsExactly("10 %", "30 %", "100 %", "Done.");
    }
}
