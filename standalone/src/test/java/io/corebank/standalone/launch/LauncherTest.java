package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.servers.PidFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What goes wrong before a server is started is told in one sentence. */
class LauncherTest {

    @TempDir
    Path folder;

    private Path data;
    private StringWriter err;

    @BeforeEach
    void setUp() {
        data = folder.resolve("data");
        err = new StringWriter();
    }

    private int bank(String... arguments) {
        CommandLine commandLine = Launcher.commandLine().setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private String said(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(Launcher.commandLine().setOut(new PrintWriter(out)).execute(arguments))
                .isZero();
        return out.toString();
    }

    private void assertOneSentence(String... parts) {
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(parts);
    }

    @Nested
    class Up {

        private int up(String... more) {
            String[] arguments = new String[more.length + 3];
            arguments[0] = "up";
            arguments[1] = "--data";
            arguments[2] = data.toString();
            System.arraycopy(more, 0, arguments, 3, more.length);
            return bank(arguments);
        }

        @Test
        void refusesABusyPort() throws IOException {
            try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertThat(up("--port", Integer.toString(stranger.getLocalPort())))
                        .isEqualTo(1);
                assertOneSentence("port " + stranger.getLocalPort(), "choose another with --port");
            }
        }

        @Test
        void refusesASettingThatNobodyReads() {
            assertThat(up("--set", "bank.rate-limit.windw=1m")).isEqualTo(1);
            assertOneSentence("bank.rate-limit.windw", "Did you mean bank.rate-limit.window?");
            assertThat(data).doesNotExist();
        }

        @Test
        void refusesDataOfAnotherVersion() throws IOException {
            Files.createDirectories(data);
            Files.writeString(data.resolve("bank-data-version"), "99\n");

            assertThat(up()).isEqualTo(1);
            assertOneSentence(data.toString(), "holds data of version 99", "--data");
        }

        @Test
        void refusesADataFolderThatIsAFile() throws IOException {
            Files.writeString(data, "not a folder");

            assertThat(up()).isEqualTo(1);
            assertOneSentence(data.toString(), "cannot be used", "--data");
        }

        @Test
        void refusesADiskThatIsNearlyFull() {
            assertThat(up("--min-free-mb", Long.toString(Long.MAX_VALUE))).isEqualTo(1);
            assertOneSentence(data.toString(), "MB left", "--min-free-mb");
            assertThat(data.resolve("bank-data-version")).doesNotExist();
        }

        @Test
        void refusesAnUnknownOption() {
            assertThat(up("--prot", "1")).isEqualTo(2);
            assertOneSentence("--prot", "bank help");
        }
    }

    @Nested
    class OtherCommands {

        @Test
        void sayThatNoBankAnswers() throws IOException {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }

            assertThat(bank("token", "customer1", "--port", Integer.toString(port)))
                    .isEqualTo(1);
            assertOneSentence("No bank answers", ":" + port);
        }

        @Test
        void sayThatThereIsNoLog() {
            assertThat(bank("logs", "--data", data.toString())).isEqualTo(1);
            assertOneSentence("There is no log");
        }

        /** It would lose its PostgreSQL on the way. */
        @Test
        void doNotStopAVerifyOrABackup() {
            DataFolder atWork = new DataFolder(data);
            atWork.prepare(0);
            atWork.lock();

            assertThat(bank("down", "--data", data.toString())).isEqualTo(1);
            assertOneSentence("Another command, such as verify or backup", data.toString(), "wait until");
            assertThat(atWork.isLocked()).isTrue();
        }

        @Test
        void haveNothingToStop() {
            assertThat(bank("down", "--data", data.toString())).isZero();
            assertThat(bank("status", "--data", data.toString())).isEqualTo(1);
        }
    }

    @Nested
    class WhoAsksForHelp {

        @Test
        void readsTheSameWhicheverWayTheyAsk() {
            assertThat(said("--help"))
                    .isEqualTo(said("-h"))
                    .contains("Usage: bank", "  up ", "  verify ", "  rebuild ", "  bench ", "  chaos ");
            assertThat(said("help").lines()).containsAll(said("--help").lines().toList());
        }

        @Test
        void learnsTheVersionFromEveryCommand() {
            assertThat(said("--version")).startsWith("bank ").contains("Java ");
            assertThat(said("up", "--version")).isEqualTo(said("--version"));
            assertThat(said("cluster", "up", "-V")).isEqualTo(said("--version"));
        }

        @Test
        void learnsOfEveryoneWhoGetsAToken() {
            assertThat(said("token", "--help")).contains("customer3", "teller", "operator2", "auditor", "service");
        }
    }

    @Nested
    class TheDataFolder {

        @Test
        void tellsWhereTheBankServes() throws IOException {
            DataFolder bank = new DataFolder(data);
            bank.prepare(0);
            assertThat(bank.runningBank()).isEmpty();

            Path certificate = data.resolve("bank.pem");
            bank.announce(URI.create("https://localhost:4711"), true, certificate);

            assertThat(bank.runningBank())
                    .contains(new RunningBank(
                            ProcessHandle.current(), URI.create("https://localhost:4711"), true, certificate));
            bank.announce(URI.create("http://localhost:4711"), false, null);
            assertThat(bank.runningBank())
                    .contains(
                            new RunningBank(ProcessHandle.current(), URI.create("http://localhost:4711"), false, null));
            bank.withdraw();
            assertThat(bank.runningBank()).isEmpty();
        }

        /** As a full disk has left it to an older version. */
        @Test
        void saysItsVersionAgainWhenItWasLeftEmpty() throws IOException {
            Path marker = Files.createDirectories(data).resolve("bank-data-version");
            Files.createFile(marker);

            new DataFolder(data).prepare(0);

            assertThat(marker).hasContent("1");
            assertThat(data).isDirectoryNotContaining("glob:**bank-data-version.*");
        }

        /** Root's servers run as another user, who has to get through. */
        @Test
        void isForNobodyElseToLookIntoWhenTheBankHasMadeIt() throws IOException {
            new DataFolder(data).prepare(0);

            boolean root = "root".equals(System.getProperty("user.name"));
            assertThat(permissionsOf(data)).isEqualTo(root ? "rwx--x--x" : "rwx------");
            assertThat(permissionsOf(data.resolve("logs"))).isEqualTo("rwx------");
        }

        /** It may be a home folder, or one that others share. */
        @Test
        void staysAsItIsWhenItWasThereBefore() throws IOException {
            Files.createDirectories(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            new DataFolder(data).prepare(0);
            new DataFolder(data).prepare(0);

            assertThat(permissionsOf(data)).isEqualTo("rwxr-xr-x");
        }

        private static String permissionsOf(Path path) throws IOException {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        }

        @Test
        void doesNotTakeAnotherFileForARunningBank() throws IOException {
            DataFolder bank = new DataFolder(data);
            bank.prepare(0);
            new PidFile(data.resolve("bank.pid")).write(ProcessHandle.current());

            assertThat(bank.runningBank()).isEmpty();
        }
    }
}
