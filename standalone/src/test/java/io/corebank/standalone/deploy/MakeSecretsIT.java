package io.corebank.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the secrets of docker-compose.yml, in a folder of its own. */
class MakeSecretsIT {

    private static final List<String> TOOLS =
            List.of("base64", "bash", "cat", "chmod", "dirname", "fold", "head", "mkdir", "rm", "sed", "tr");

    @TempDir
    Path temporary;

    private Path folder;
    private Path tools;

    /** All that the script needs but a JDK, wherever the machine may have one. */
    @BeforeEach
    void setUp() throws IOException {
        folder = temporary.resolve("secrets");
        tools = Files.createDirectory(temporary.resolve("tools"));
        for (String tool : TOOLS) {
            Path there = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(there) ? there : Path.of("/bin", tool));
        }
    }

    @Test
    void asksForAJdk() throws Exception {
        Outcome outcome = outcome(Map.of());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.said())
                .isEqualTo("There is no jshell, which every JDK has: install one, or set JAVA_HOME.\n");
        assertThat(folder).doesNotExist();
    }

    @Test
    void keepsNoHashOfNothing() throws Exception {
        for (String tool : List.of("jshell", "keytool")) {
            Path fake = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexit 0\n");
            Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Outcome outcome = outcome(Map.of());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.said())
                .startsWith("jshell makes no hash of a password")
                .hasLineCount(1);
        assertThat(folder.resolve("prometheus-password-hash")).doesNotExist();
    }

    @Test
    void makesEachSecretOnce() throws Exception {
        String said = run();

        assertThat(said.lines().map(line -> line.replaceAll(": .*", "")))
                .containsExactly("teller", "operator", "operator2", "auditor");
        Map<String, String> made = secrets();
        Yaml.all(Yaml.ROOT.resolve("docker-compose.yml"))
                .get(0)
                .at("secrets")
                .names()
                .forEach(name -> assertThat(made).containsKey(name));
        assertThat(made.values()).doesNotHaveDuplicates().allSatisfy(secret -> assertThat(secret)
                .isNotBlank());
        assertThat(made.get("teller-password")).startsWith("{bcrypt}$2");
        assertThat(made.get("axon-server-certificate")).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(made.get("axon-server-key"))
                .startsWith("-----BEGIN PRIVATE KEY-----\nMII")
                .endsWith("-----END PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");

        assertThat(run()).as("a second run").isEmpty();
        assertThat(secrets()).isEqualTo(made);
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                secrets.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return secrets;
    }

    private String run() throws IOException, InterruptedException {
        Outcome outcome = outcome(Map.of("JAVA_HOME", System.getProperty("java.home")));
        assertThat(outcome.exitCode()).as(outcome.said()).isZero();
        return outcome.said();
    }

    private record Outcome(int exitCode, String said) {}

    private Outcome outcome(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        Yaml.ROOT.resolve("deploy/compose/make-secrets").toString(), folder.toString())
                .redirectErrorStream(true);
        script.environment().clear();
        script.environment().put("PATH", tools.toString());
        script.environment().putAll(environment);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
