package io.corebank.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code bank chaos} is told, without a run. */
class CommandLineTest {

    private final CommandLine chaos = Chaos.commandLine();

    @Test
    void knowsWhatTheDocumentsShow() {
        CommandLine.ParseResult hour = chaos.parseArgs("--minutes=60", "--seed=4711");
        assertThat(hour.<Integer>matchedOptionValue("--minutes", 0)).isEqualTo(60);
        assertThat(hour.<Long>matchedOptionValue("--seed", 0L)).isEqualTo(4711);
        assertThat(hour.hasMatchedOption("--brief")).isFalse();

        assertThat(chaos.parseArgs("--minutes=2", "--brief").hasMatchedOption("--brief"))
                .isTrue();
        assertThat(chaos.parseArgs("--other=../another").<Path>matchedOptionValue("--other", Path.of("")))
                .isEqualTo(Path.of("../another"));
        CommandLine.ParseResult cluster =
                chaos.parseArgs("--axon-server=localhost:8124", "--restart-axon-server=./restart-it");
        assertThat(cluster.<String>matchedOptionValue("--axon-server", "")).isEqualTo("localhost:8124");
        assertThat(cluster.<String>matchedOptionValue("--restart-axon-server", ""))
                .isEqualTo("./restart-it");
        assertThat(chaos.getUsageMessage()).contains("bank chaos", "--out");
    }

    @Test
    void refusesAnotherVersionOnAnAxonServer() {
        StringWriter err = new StringWriter();
        assertThat(chaos.setErr(new PrintWriter(err)).execute("--axon-server=localhost:8124", "--other=."))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Only the bank in one process");
    }

    @Test
    void refusesToRestartWhatItWasNotToldOf() {
        StringWriter err = new StringWriter();
        assertThat(chaos.setErr(new PrintWriter(err)).execute("--restart-axon-server=./restart-it"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--axon-server");
    }

    @Test
    void refusesARunOfNoTime() {
        StringWriter err = new StringWriter();
        assertThat(chaos.setErr(new PrintWriter(err)).execute("--minutes=0")).isEqualTo(1);
        assertThat(err.toString()).contains("a minute at least");
    }
}
