package io.corebank.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of secrets as compose really gives them: bound into the container with the owner and the mode that they have.
 */
class ComposeSecretsTest {

    private static final Yaml COMPOSE =
            Yaml.all(Yaml.ROOT.resolve("docker-compose.yml")).get(0);
    private static final Pattern IN_CONTAINER = Pattern.compile("/run/secrets/([a-z0-9.-]+)");
    private static final String PASSWORD = "p4ss+word/of=elastic";

    @TempDir
    Path folder;

    static List<String> services() {
        return COMPOSE.at("services").names();
    }

    private static Yaml service(String name) {
        return COMPOSE.at("services", name);
    }

    @ParameterizedTest
    @MethodSource("services")
    void asksForNothingThatComposeIgnores(String name) {
        assertThat(service(name).at("secrets").items())
                .allSatisfy(secret -> assertThat(secret.entries().map(entry -> entry.getKey()))
                        .isSubsetOf("source", "target"));
    }

    /** The image of Elasticsearch ends when others can read such a file, which they can. */
    @ParameterizedTest
    @MethodSource("services")
    void givesNoReadableFileToAnImageThatRefusesOne(String name) {
        if (service(name).at("image").text().startsWith("elasticsearch:")) {
            assertThat(service(name).at("environment").names())
                    .doesNotContain("ELASTIC_PASSWORD_FILE", "KEYSTORE_PASSWORD_FILE");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void namesOnlyFilesThatItGets(String name) {
        List<String> files = service(name).at("secrets").items().stream()
                .map(secret -> secret.entries().findAny().isEmpty()
                        ? secret.text()
                        : secret.at("target").text())
                .toList();
        Stream<String> texts = Stream.concat(
                service(name).at("environment").entries().map(entry -> entry.getValue()
                        .text()),
                service(name).at("command").texts().stream());

        assertThat(texts.flatMap(text -> IN_CONTAINER.matcher(text).results()).map(found -> found.group(1)))
                .isSubsetOf(files);
    }

    /** Elasticsearch answers nobody without a password. */
    @ParameterizedTest
    @MethodSource("services")
    void asksElasticsearchAsSomebody(String name) {
        List<String> addresses = service(name)
                .at("environment")
                .entries()
                .filter(variable -> variable.getValue().text().contains("//elasticsearch:9200"))
                .map(variable -> variable.getKey().replaceAll("_(URL|HOSTS)$", ""))
                .toList();

        assertThat(addresses).allSatisfy(prefix -> {
            assertThat(service(name).at("environment").names()).contains(prefix + "_USERNAME");
            assertThat(service(name).at("secrets").items().toString()).contains("elasticsearch-password");
        });
    }

    @Test
    void givesElasticsearchItsPassword() throws Exception {
        String said = run(service("elasticsearch").at("command").texts().get(0));

        assertThat(said).isEqualTo("eswrapper ELASTIC_PASSWORD=" + PASSWORD + "\n");
    }

    @Test
    void givesKibanasOwnUserThePasswordThatKibanaStartsWith() throws Exception {
        List<String> command = service("kibana").at("command").texts();
        assertThat(command.subList(0, 4)).containsExactly("/bin/bash", "-euo", "pipefail", "-c");

        List<String> said = run(command.get(4)).lines().toList();

        String password = said.get(1).replaceFirst(".*ELASTICSEARCH_PASSWORD=", "");
        assertThat(password).hasSize(32);
        assertThat(said.get(0))
                .contains("{\"password\":\"" + password + "\"}")
                .contains(" http://elasticsearch:9200/_security/user/kibana_system/_password ")
                .endsWith("user = \"elastic:" + PASSWORD + "\"");
    }

    /** Runs a command of a container with programs in the place of its own that tell what they are given. */
    private String run(String command) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("elasticsearch-password"), PASSWORD);
        program("docker-entrypoint.sh", "echo \"$@\" \"$(env | grep ^ELASTIC_PASSWORD)\"");
        program("kibana-docker", "env | grep ^ELASTICSEARCH_PASSWORD");
        program("curl", "echo \"$@\" \"$(cat)\"");
        String here = command.replace("$$", "$")
                .replace("/run/secrets/", folder + "/")
                .replace("/usr/local/bin/", folder + "/")
                .replace("$ELASTICSEARCH_HOSTS", "http://elasticsearch:9200");
        ProcessBuilder bash = new ProcessBuilder("/bin/bash", "-euo", "pipefail", "-c", here).redirectErrorStream(true);
        bash.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private void program(String name, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
