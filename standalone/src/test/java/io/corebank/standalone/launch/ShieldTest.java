package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShieldTest {

    private static String saidAfter(String signal) throws Exception {
        Process process = new ProcessBuilder(Shield.before(
                        List.of("/bin/sh", "-c", "kill -" + signal + " $$; echo \"$1\"", "sh", "a blank")))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP"})
    void keepsOffWhatATerminalSends(String signal) throws Exception {
        assertThat(saidAfter(signal)).isEqualTo("a blank\n");
    }

    @Test
    void letsThroughWhatEndsTheProcessInOrder() throws Exception {
        assertThat(saidAfter("TERM")).isEmpty();
    }
}
