package io.corebank.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the secrets of docker-compose.yml, in a folder of its own. */
class MakeSecretsIT {

    @TempDir
    Path folder;

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
        assertThat(made.get("axon-server-key")).startsWith("-----BEGIN PRIVATE KEY-----");

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
        Process script = new ProcessBuilder(
                        Yaml.ROOT.resolve("deploy/compose/make-secrets").toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isZero();
        return output;
    }
}
