package io.corebank.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.servers.ServerState.Phase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path parent;

    private Path folder;
    private PostgresServer server;

    @BeforeEach
    void setUp() {
        folder = parent.resolve("data with a blank");
        server = server();
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private PostgresServer server() {
        return new PostgresServer(ServerSettings.in(folder));
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.USER, server.password())) {
            connection.createStatement().execute(sql);
        }
    }

    private static ProcessHandle process(EmbeddedServer server) {
        return ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
    }

    @Test
    void keepsItsDataAndItsPortOverARestart() throws SQLException {
        server.start();
        int port = server.port();
        execute(server, "create table kept (id int)");
        server.close();

        server = server();
        server.start();

        assertThat(server.port()).isEqualTo(port);
        execute(server, "insert into kept values (1)");
    }

    /** Whoever reads the superuser's password can rewrite the log, and run programs as the bank's user. */
    @Test
    void keepsItsFolderAndItsPasswordFromOthers() throws Exception {
        server.start();
        Path password = folder.resolve("password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        server.close();
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        server = server();
        server.start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .as("made by an older version")
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        execute(server, "select 1");
    }

    @Test
    void leavesNoProcessBehindWhenItIsClosed() {
        server.start();
        ProcessHandle process = process(server);
        server.close();

        assertThat(Processes.isRunning(process)).isFalse();
        assertThat(server.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(FreePort.isFree(server.port())).isTrue();
    }

    @Test
    void admitsNobodyWithoutThePassword() {
        server.start();

        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.USER, "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void runsBesideAServerOfAnotherFolder() throws SQLException {
        server.start();
        try (PostgresServer other = new PostgresServer(ServerSettings.in(parent.resolve("other")))) {
            other.start();
            execute(server, "create table here (id int)");

            assertThatThrownBy(() -> execute(other, "insert into here values (1)"))
                    .hasMessageContaining("here");
        }
    }

    /** Its files name the server of the original, which works for somebody else. */
    @Nested
    class WhenItsFolderIsCopiedWhileItRuns {

        private PostgresServer copy;

        @BeforeEach
        void setUp() throws Exception {
            server.start();
            execute(server, "create table kept (id int)");
            execute(server, "checkpoint");
            Path clone = parent.resolve("copy");
            assertThat(new ProcessBuilder("cp", "-a", folder.toString(), clone.toString())
                            .start()
                            .waitFor())
                    .isZero();
            copy = new PostgresServer(ServerSettings.in(clone));
        }

        @Test
        void leavesTheOriginalAloneWhenTheCopyIsClosed() throws SQLException {
            copy.close();

            execute(server, "insert into kept values (1)");
        }

        @Test
        void startsAServerOfItsOwnOnTheCopy() throws SQLException {
            try (PostgresServer own = copy) {
                own.start();
                execute(own, "drop table kept");

                assertThat(own.pid()).isNotEqualTo(server.pid());
                execute(server, "insert into kept values (1)");
            }
        }
    }

    @Nested
    class WhenItDies {

        @Test
        void isStartedAgainOnTheSamePortAndItsListenersAreTold() throws SQLException {
            Queue<Phase> phases = new ConcurrentLinkedQueue<>();
            server.start();
            execute(server, "create table kept (id int)");
            int port = server.port();
            server.onChange(state -> phases.add(state.phase()));

            process(server).destroyForcibly();

            await().atMost(PATIENCE).until(() -> phases.contains(Phase.UP));
            assertThat(phases).containsExactly(Phase.DOWN, Phase.UP);
            assertThat(server.port()).isEqualTo(port);
            execute(server, "insert into kept values (1)");
        }

        @Test
        void saysWhyWhileItIsDown() {
            Queue<ServerState> states = new ConcurrentLinkedQueue<>();
            server.start();
            server.onChange(states::add);

            process(server).destroyForcibly();

            await().atMost(PATIENCE).until(() -> !states.isEmpty());
            assertThat(states.element().reason()).startsWith("PostgreSQL died and is being restarted");
        }
    }

    @Nested
    class WhenTheLauncherWasKilled {

        @Test
        void takesTheServerOver() throws Exception {
            Process launcher = OtherProcess.run("postgres", folder, "started");
            launcher.destroyForcibly().waitFor();
            ProcessHandle orphan = new PidFile(folder.resolve("cluster/postmaster.pid"))
                    .process()
                    .orElseThrow();

            server.start();

            assertThat(process(server)).isEqualTo(orphan);
            server.close();
            assertThat(Processes.isRunning(orphan)).isFalse();
        }

        @Test
        void waitsForTheServerThatStillRecovers() throws Exception {
            SlowRecovery recovery = SlowRecovery.of(folder);
            Process launcher = OtherProcess.run("postgres", folder, "starting");
            await().atMost(PATIENCE).until(recovery::isUnderWay);
            launcher.destroyForcibly().waitFor();
            ProcessHandle orphan = new PidFile(folder.resolve("cluster/postmaster.pid"))
                    .process()
                    .orElseThrow();

            CompletableFuture<Void> start = CompletableFuture.runAsync(server::start);
            await().during(Duration.ofSeconds(1)).until(() -> !start.isDone());
            recovery.letGo();
            start.join();

            assertThat(process(server)).isEqualTo(orphan);
            execute(server, "select 1");
        }

        @Test
        void replacesAServerThatRunsWithOtherSettings() throws Exception {
            Process launcher = OtherProcess.run("postgres", folder, "started");
            launcher.destroyForcibly().waitFor();
            ProcessHandle orphan = new PidFile(folder.resolve("cluster/postmaster.pid"))
                    .process()
                    .orElseThrow();

            server = new PostgresServer(ServerSettings.in(folder).withMemoryMegabytes(64));
            server.start();

            assertThat(Processes.isRunning(orphan)).isFalse();
            assertThat(process(server)).isNotEqualTo(orphan);
        }

        @Test
        void startsEvenWhenItWasKilledWhileStarting() throws Exception {
            Process launcher = OtherProcess.run("postgres", folder, "starting");
            launcher.destroyForcibly().waitFor();

            server.start();

            assertThat(server.state().isUp()).isTrue();
        }

        @Test
        void startsWhenAnotherProgramHasTheNumberOfTheDeadServer() throws Exception {
            server.start();
            Path pidFile = folder.resolve("cluster/postmaster.pid");
            String recorded = Files.readString(pidFile);
            server.close();
            Process stranger = new ProcessBuilder(ServerUser.command(List.of(parent), List.of("sleep", "600"))).start();
            Files.writeString(pidFile, recorded.replaceFirst("\\d+", Long.toString(stranger.pid())));
            Files.setLastModifiedTime(pidFile, FileTime.from(Instant.now().minusSeconds(3600)));
            ServerUser.own(folder);

            server = server();
            server.start();

            assertThat(server.state().isUp()).isTrue();
            assertThat(stranger.isAlive()).isTrue();
            stranger.destroyForcibly();
        }
    }

    /** Whoever loses patience has it begin again from the start. */
    @Test
    void stopsInOrderWhenItIsClosedWhileItRecovers() throws Exception {
        SlowRecovery recovery = SlowRecovery.of(folder);
        CompletableFuture<Void> start = CompletableFuture.runAsync(server::start);
        await().atMost(PATIENCE).until(recovery::isUnderWay);

        int earlier = Files.readString(folder.resolve("postgres.log")).length();
        server.close();
        recovery.letGo();

        await().until(start::isCompletedExceptionally);
        assertThat(Files.readString(folder.resolve("postgres.log")).substring(earlier))
                .contains("received fast shutdown request", "database system is shut down");
    }

    @Nested
    class WhenItCannotStart {

        @Test
        void namesThePortThatIsBusy() throws Exception {
            try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int port = stranger.getLocalPort();
                server = new PostgresServer(ServerSettings.in(folder).withPort(port));

                assertThatThrownBy(server::start)
                        .isInstanceOf(ServerException.class)
                        .hasMessage("Port %d of PostgreSQL is in use: choose another.", port);
            }
        }

        @Test
        void refusesDataOfAnotherMajorVersion() throws Exception {
            server.start();
            server.close();
            Files.writeString(folder.resolve("cluster/PG_VERSION"), "16\n");

            server = server();

            assertThatThrownBy(server::start).hasMessageContaining("holds data of PostgreSQL 16");
        }

        @Test
        void saysWhatIsDamaged() throws Exception {
            server.start();
            server.close();
            Files.delete(folder.resolve("cluster/global/pg_control"));

            server = server();

            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("PostgreSQL did not start")
                    .hasMessageContaining("pg_control");
            assertThat(server.state().phase()).isEqualTo(Phase.STOPPED);
        }

        @Test
        void doesNotCreateAClusterOverTheRestOfOne() throws Exception {
            server.start();
            server.close();
            Files.delete(folder.resolve("cluster/PG_VERSION"));

            server = server();

            assertThatThrownBy(server::start).hasMessageContaining("damaged");
            assertThat(folder.resolve("cluster/global/pg_control")).exists();
        }
    }
}
