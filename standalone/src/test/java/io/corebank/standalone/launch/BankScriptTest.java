package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code bank} in a project of stand-ins: what it chooses, builds and hands over. */
class BankScriptTest {

    private static final Path SCRIPT = Path.of("..", "bank").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "bash",
            "sed",
            "dirname",
            "readlink",
            "find",
            "head",
            "cat",
            "tail",
            "awk",
            "tee",
            "mkdir",
            "touch",
            "mv",
            "grep",
            "rm");

    @TempDir
    Path folder;

    private Path project;
    private Path tools;
    private Path jar;

    @BeforeEach
    void setUp() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(SCRIPT, project.resolve("bank"));
        makeExecutable(project.resolve("bank"));
        for (String tool : TOOLS) {
            program(tools.resolve(tool), "exec " + which(tool) + " \"$@\"");
        }
        write(project.resolve("pom.xml"), "<project/>");
        write(project.resolve("standalone/pom.xml"), "<project/>");
        write(project.resolve("standalone/src/main/Source.java"), "class Source {}");
        program(project.resolve("mvnw"), "echo '[INFO] Building standalone 1 [1/1]'; touch standalone/target/bank.jar");
        jar = write(project.resolve("standalone/target/bank.jar"), "a jar");
    }

    private static Path which(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(bin -> Path.of(bin, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void program(Path file, String script) throws IOException {
        makeExecutable(write(file, "#!/bin/bash\n" + script + "\n"));
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path jdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk-" + version);
        program(jdk.resolve("bin/java"), "echo java " + version + " \"$@\"");
        program(jdk.resolve("bin/javac"), "exit 0");
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome bank(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(project.resolve("bank").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "BANK_JDKS", folder + "/jdk-*"));
        builder.environment().putAll(environment);
        int exitCode = builder.directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Outcome(exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    private Outcome bank(String... arguments) throws IOException, InterruptedException {
        return bank(Map.of(), arguments);
    }

    @Nested
    class Java {

        @Test
        void isTheNewestThatIsInstalled() throws Exception {
            jdk("1.8.0_402");
            jdk("17.0.15");
            jdk("25");
            jdk("21.0.2");

            assertThat(bank("status").out()).startsWith("java 25 ");
        }

        @Test
        void mayBeNamedByJavaHomeOnly() throws Exception {
            Map<String, String> environment =
                    Map.of("BANK_JDKS", "", "JAVA_HOME", jdk("17.0.1").toString());

            assertThat(bank(environment, "status").out()).startsWith("java 17.0.1 ");
        }

        @Test
        void isFoundThroughALinkOnThePath() throws Exception {
            Files.createSymbolicLink(tools.resolve("java"), jdk("21").resolve("bin/java"));

            assertThat(bank(Map.of("BANK_JDKS", ""), "status").out()).startsWith("java 21 ");
        }

        @Test
        void isMissedInOneSentence() throws Exception {
            Outcome outcome = bank("up");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualTo("The bank needs a JDK 17 or newer and found none: install one, or set JAVA_HOME.\n");
        }

        @Test
        void isRefusedInOneSentenceWhenItIsTooOld() throws Exception {
            Path old = jdk("11.0.22");
            Outcome outcome = bank("up");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualTo("The bank needs a JDK 17 or newer and found only 11 in " + old
                            + ": install one, or set JAVA_HOME.\n");
        }

        @Test
        void isNoJdkWithoutACompiler() throws Exception {
            Files.delete(jdk("21").resolve("bin/javac"));

            assertThat(bank("up").err()).contains("found none");
        }
    }

    @Nested
    class Options {

        @ParameterizedTest
        @ValueSource(strings = {"17", "25"})
        void ofOnesOwnComeLastAndClassDataIsSharedBesideThem(String version) throws Exception {
            jdk(version);

            assertThat(bank(Map.of("BANK_JAVA_OPTIONS", "-Xmx1g -Dtoo=true"), "up")
                            .out())
                    .contains("standalone/target/bank-" + version + ".jsa")
                    .contains(" -Xmx1g -Dtoo=true -jar ");
        }

        /** The JVM would end at once: it does not write class data beside an agent. */
        @ParameterizedTest
        @ValueSource(strings = {"-javaagent:traces.jar", "-Xmx1g -agentlib:jdwp=server=y", "-agentpath:profiler.so"})
        void mayBringAnAgent(String agent) throws Exception {
            jdk("25");

            assertThat(bank(Map.of("BANK_JAVA_OPTIONS", agent), "up").out())
                    .contains(agent)
                    .doesNotContain(".jsa", "Archive");
        }
    }

    @Nested
    class Bench {

        @BeforeEach
        void setUp() throws IOException {
            jdk("17");
        }

        @Test
        void isAProgramOfItsOwn() throws Exception {
            assertThat(bank(Map.of("BANK_BUILD", "never"), "bench", "full", "P1")
                            .out())
                    .endsWith("-jar " + project + "/bench/target/bench.jar full P1\n");
        }

        @Test
        void hasChaosInTheSameJar() throws Exception {
            assertThat(bank(Map.of("BANK_BUILD", "never"), "chaos", "--minutes=2")
                            .out())
                    .endsWith("-cp " + project + "/bench/target/bench.jar io.corebank.bench.chaos.Chaos --minutes=2\n");
        }
    }

    @Nested
    class Help {

        @BeforeEach
        void setUp() throws IOException {
            jdk("17");
        }

        @ParameterizedTest
        @ValueSource(strings = {"up --help", "bench --help", "chaos -h", "help", "--version", "token --help", ""})
        void buildsNothing(String words) throws Exception {
            Files.delete(jar);
            Outcome outcome = bank(words.isEmpty() ? new String[0] : words.split(" "));

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).startsWith("Usage: bank COMMAND").contains("bank up");
            assertThat(jar).doesNotExist();
        }

        @Test
        void isThatOfTheLastBuild() throws Exception {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
            write(project.resolve("bench/target/bench.jar"), "a jar");

            assertThat(bank("up", "--help")).satisfies(outcome -> {
                assertThat(outcome.err()).isEmpty();
                assertThat(outcome.out()).startsWith("java 17 ").contains("up --help");
            });
            assertThat(bank("bench", "--help").out()).endsWith("bench.jar --help\n");
        }
    }

    @Nested
    class Build {

        @BeforeEach
        void setUp() throws IOException {
            jdk("17");
        }

        private void age(Path file, int seconds) throws IOException {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
        }

        @Test
        void isLeftOutWhenNothingHasChanged() throws Exception {
            assertThat(bank("up").err()).isEmpty();
        }

        @Test
        void happensWhenASourceIsNewer() throws Exception {
            age(jar, 60);
            Outcome outcome = bank("up", "--port", "1");

            assertThat(outcome.err()).contains("Building the bank").contains("[1/1] standalone");
            assertThat(outcome.out()).startsWith("java 17 ").contains("up --port 1");
            assertThat(bank("up").err()).isEmpty();
        }

        @Test
        void happensWhenThereIsNoJar() throws Exception {
            Files.delete(jar);

            assertThat(bank("token", "teller").err()).contains("Building the bank");
        }

        /** The jar is there before the libraries that it needs. */
        @Test
        void happensAgainWhenTheLastOneWasInterrupted() throws Exception {
            age(jar, 60);
            String mvnw = Files.readString(project.resolve("mvnw"));
            program(project.resolve("mvnw"), "touch standalone/target/bank.jar; kill -9 $PPID");
            assertThat(bank("up").exitCode()).isNotZero();
            Files.writeString(project.resolve("mvnw"), mvnw);

            assertThat(bank("up").err()).contains("Building the bank").contains("Built in");
            assertThat(bank("up").err()).isEmpty();
        }

        @Test
        void doesNotHoldUpACommandForARunningBank() throws Exception {
            age(jar, 60);

            assertThat(bank("token", "teller").err()).isEmpty();
        }

        @Test
        void saysWhatFailed() throws Exception {
            age(jar, 60);
            program(project.resolve("mvnw"), "echo '[INFO] much'; echo '[ERROR] Source.java does not compile'; exit 1");
            Outcome outcome = bank("up");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .contains("[ERROR] Source.java does not compile")
                    .contains("The build failed");
        }
    }
}
