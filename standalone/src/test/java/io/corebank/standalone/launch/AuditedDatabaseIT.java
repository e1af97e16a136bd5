package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.servers.PidFile;
import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit of a stopped bank that is broken off while its PostgreSQL starts, which takes as long as it is let. */
class AuditedDatabaseIT {

    @TempDir
    Path data;

    private Path cluster;
    private Path begun;
    private Path end;

    @BeforeEach
    void setUp() throws IOException {
        Path postgres = data.resolve("postgres");
        cluster = postgres.resolve("cluster");
        begun = postgres.resolve("recovery.begun");
        end = postgres.resolve("recovery.end");
        try (PostgresServer server = new PostgresServer(ServerSettings.in(postgres))) {
            server.start();
        }
        Files.createFile(cluster.resolve("recovery.signal"));
        Files.writeString(
                cluster.resolve("postgresql.conf"),
                "restore_command = 'touch \"%s\"; until [ -e \"%s\" ]; do sleep 0.1; done; false'\n"
                        .formatted(begun, end),
                StandardOpenOption.APPEND);
    }

    @Test
    void stopsThePostgresThatItHasStarted() throws Exception {
        Process verify = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "bank.jar").toString(),
                        "verify",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(begun));
        PidFile pidFile = new PidFile(cluster.resolve("postmaster.pid"));
        ProcessHandle server = pidFile.process().orElseThrow();

        verify.destroy();
        verify.waitFor();

        boolean left = pidFile.process().isPresent();
        Files.createFile(end);
        server.destroyForcibly();
        assertThat(left).isFalse();
    }
}
