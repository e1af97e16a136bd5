package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RebuildCommandTest {

    @Test
    void drawsHowFarItIs() {
        assertThat(RebuildCommand.bar(0)).isEqualTo("[" + " ".repeat(40) + "]   0 %");
        assertThat(RebuildCommand.bar(0.5)).isEqualTo("[" + "#".repeat(20) + " ".repeat(20) + "]  50 %");
        assertThat(RebuildCommand.bar(1.2)).isEqualTo("[" + "#".repeat(40) + "] 100 %");
    }
}
