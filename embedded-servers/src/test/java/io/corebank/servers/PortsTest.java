package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    Path folder;

    private ServerSettings settings;

    @BeforeEach
    void setUp() {
        settings = ServerSettings.in(folder);
    }

    @Test
    void remembersAFreePort() {
        int first = Ports.choose(settings, false);

        assertThat(first).isPositive();
        assertThat(Ports.choose(settings, false)).isEqualTo(first);
    }

    @Test
    void choosesNoPortThatAnOutgoingConnectionMayGet() {
        assertThat(IntStream.range(0, 100).map(attempt -> FreePort.any()))
                .allMatch(port -> port >= 1024 && port < 32768);
    }

    @Test
    void choosesAnotherPortWhenAStrangerTookTheRememberedOne() throws Exception {
        int first = Ports.choose(settings, false);
        try (ServerSocket stranger = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.choose(settings, false)).isNotEqualTo(stranger.getLocalPort());
        }
    }

    @Test
    void keepsTheRememberedPortWhenItIsBusyWithTheServerThatWasLeftRunning() throws Exception {
        int first = Ports.choose(settings, false);
        try (ServerSocket ownServer = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.choose(settings, true)).isEqualTo(ownServer.getLocalPort());
        }
    }

    @Test
    void obeysWhenAPortIsAskedFor() {
        assertThat(Ports.choose(settings.withPort(4711), false)).isEqualTo(4711);
    }
}
