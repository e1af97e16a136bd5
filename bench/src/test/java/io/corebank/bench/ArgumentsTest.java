package io.corebank.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Rows;
import io.corebank.bench.study.Study;
import io.corebank.servers.AxonServerAddress;
import io.corebank.servers.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Path HOME = Path.of("home");

    @Test
    void measuresEverythingInTheShortFormByDefault() {
        Arguments arguments = Arguments.parse(HOME);

        assertThat(arguments.rows()).hasSameSizeAs(Rows.all());
        assertThat(arguments.settings().form()).isEqualTo("short");
        assertThat(arguments.out()).isEqualTo(HOME.resolve("bench/results"));
    }

    @Test
    void takesRowsFormAndSettings() {
        Arguments arguments =
                Arguments.parse(HOME, "full", "p1", "P10", "--out=there", "--rounds=7", "--seconds=3", "--warm-up=9");

        assertThat(arguments.rows()).extracting(Row::id).containsExactly("P1", "P10");
        assertThat(arguments.settings().rounds()).isEqualTo(7);
        assertThat(arguments.settings().time()).isEqualTo(Duration.ofSeconds(3));
        assertThat(arguments.settings().warmUp()).isEqualTo(Duration.ofSeconds(9));
        assertThat(arguments.out()).isEqualTo(Path.of("there"));
    }

    @Test
    void takesStudiesInsteadOfRows() {
        Arguments arguments = Arguments.parse(HOME, "scaling", "growth", "--events=5000", "--accounts=700");

        assertThat(arguments.rows()).isEmpty();
        assertThat(arguments.studies()).extracting(Study::name).containsExactly("scaling", "growth");
        assertThat(Arguments.parse(HOME, "lag", "P1").rows()).hasSize(1);
        assertThat(Arguments.parse(HOME, "P1").studies()).isEmpty();
    }

    /** The address may follow as a word of its own, as for the cluster's command, or as other options do. */
    @Test
    void takesAnAxonServerForTheStudyThatNeedsOne() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "localhost:" + socket.getLocalPort();
        }

        for (String[] words : new String[][] {
            {"distributed", "--axon-server", nobody, "--rounds=3"}, {"--axon-server=" + nobody, "distributed"}
        }) {
            Arguments arguments = Arguments.parse(HOME, words);

            assertThat(arguments.rows()).isEmpty();
            assertThat(arguments.studies()).extracting(Study::name).containsExactly("distributed");
            assertThatThrownBy(() -> arguments.studies().get(0).check())
                    .isInstanceOf(ServerException.class)
                    .hasMessageStartingWith("No Axon Server answers at " + nobody + ": start one")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void saysWhereToGetAnAxonServerWhenNoneIsNamed() {
        Study study =
                Arguments.parse(HOME, "distributed", "--axon-server=").studies().get(0);

        assertThatThrownBy(study::check)
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("docker run -p 8024:8024 -p 8124:8124 " + AxonServerAddress.IMAGE)
                .hasMessageEndingWith("--axon-server HOST:PORT.")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesRowsThatThereAreNot() {
        assertThatThrownBy(() -> Arguments.parse(HOME, "P99"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("P99")
                .hasMessageContaining("Usage");
    }
}
