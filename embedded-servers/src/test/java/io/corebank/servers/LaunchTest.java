package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that starts a server, of which it waits for longer than anybody has patience. */
class LaunchTest {

    private static final String START = "sleep 600 & echo $! >server.new; mv server.new server.pid; wait";

    @TempDir
    Path folder;

    private PidFile server;
    private Launch launch;

    private void start() {
        server = new PidFile(folder.resolve("server.pid"));
        launch = Launch.of("The server", folder, List.of("/bin/sh", "-c", START));
        await().until(() -> server.process().isPresent());
    }

    private ProcessHandle starter() {
        return new PidFile(folder.resolve("starter.pid")).process().orElseThrow();
    }

    @AfterEach
    void tearDown() {
        server.process().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void leavesTheServerToBeStoppedInOrderWhenPatienceIsOver() {
        start();
        ProcessHandle starter = starter();

        assertThatThrownBy(() -> launch.awaitEnd(
                        () -> false, Duration.ofMillis(10), server, LogTail.ofAll(folder.resolve("none.log"))))
                .hasMessageStartingWith("The server did not start in time");

        assertThat(Processes.isRunning(starter)).isFalse();
        assertThat(server.process()).isPresent();
    }

    @Test
    void leavesTheServerThatAnotherWasStartingWhenItWasKilled() {
        start();
        ProcessHandle starter = starter();

        Launch.abandon(folder, server);

        assertThat(Processes.isRunning(starter)).isFalse();
        assertThat(server.process()).isPresent();
    }

    @Test
    void leavesNoProcessThatIsNotYetTheServer() {
        start();
        ProcessHandle child = server.process().orElseThrow();

        Launch.abandon(folder, new PidFile(folder.resolve("none.pid")));

        assertThat(Processes.isRunning(child)).isFalse();
    }
}
