package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.servers.AxonServerAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandTest {

    @TempDir
    Path folder;

    private int port;

    private final StringWriter err = new StringWriter();

    private int up(String axonServer, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "cluster",
                "up",
                "--axon-server",
                axonServer,
                "--data",
                folder.resolve("data").toString(),
                "--min-free-mb",
                Long.toString(Long.MAX_VALUE / 2),
                "--port",
                Integer.toString(port)));
        arguments.addAll(List.of(options));
        return Launcher.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
    }

    /** Before anything is started or written. */
    @Test
    void saysWhereToGetAnAxonServerWhenNoneAnswers() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThat(up("localhost:" + nobody)).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .startsWith("No Axon Server answers at localhost:" + nobody + ": ")
                .contains("docker run -p 8024:8024 -p 8124:8124 " + AxonServerAddress.IMAGE)
                .contains("https://www.axoniq.io/products/axon-server")
                .contains("--axon-server HOST:PORT");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** Or the health of whoever listens there would be taken for that of the cluster. */
    @Test
    void refusesAPortThatSomebodyListensOn() throws IOException {
        try (ServerSocket someone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = someone.getLocalPort();
            assertThat(up("localhost:" + port)).isEqualTo(1);
        }
        assertThat(err.toString())
                .startsWith("The bank cannot listen on 127.0.0.1, port " + port + " (")
                .contains("--port");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesANumberOfReplicasThatMakesNoSense() {
        assertThat(up("localhost:1", "--replicas", "0")).isEqualTo(1);
        assertThat(up("localhost:1", "--replicas", "10")).isEqualTo(1);
        assertThat(err.toString()).containsSequence("--replicas is 1 to 9.");
    }

    @Test
    void refusesACertificateThatIsNotThere() {
        Path nothing = folder.resolve("nothing.pem");

        assertThat(up("localhost:1", "--axon-server-certificate", nothing.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith(nothing + " cannot be read.");
    }

    @Test
    void namesTheImageThatComposeUses() throws IOException {
        assertThat(Files.readString(Path.of("..", "docker-compose.yml")))
                .contains("image: " + AxonServerAddress.IMAGE + "\n");
    }

    @Test
    void goesOnWhenOneAnswers() throws IOException {
        try (ServerSocket someone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(up("localhost:" + someone.getLocalPort())).isEqualTo(1);
        }
        assertThat(err.toString()).contains("MB left");
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String text : new String[] {"localhost", "http://localhost:8124", "localhost:99999", ":8124"}) {
            err.getBuffer().setLength(0);
            assertThat(up(text)).as(text).isEqualTo(1);
            assertThat(err.toString()).contains("HOST:PORT", text);
        }
    }

    @Test
    void saysThatNoClusterRuns() {
        assertThat(Launcher.commandLine().execute("cluster", "status", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(Launcher.commandLine().execute("cluster", "down", "--data", folder.toString()))
                .isZero();
    }
}
