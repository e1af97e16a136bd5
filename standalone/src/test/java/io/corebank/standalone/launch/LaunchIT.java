package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.servers.FreePort;
import io.corebank.servers.PidFile;
import io.corebank.servers.TestServers;
import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script as people use it, on the packaged bank with its real servers. */
class LaunchIT {

    private static final Path SCRIPT = Path.of("..", "bank").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Path data;
    private int port;

    @BeforeEach
    void setUp() {
        data = folder.resolve("data");
        port = FreePort.any();
    }

    @AfterEach
    void tearDown() throws Exception {
        bank("down");
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome bank(String command, String... more) throws IOException, InterruptedException {
        return bank(Map.of(), data, command, more);
    }

    private Outcome bank(Map<String, String> environment, Path dataFolder, String command, String... more)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, command, ".out");
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), command, "--data", dataFolder.toString()));
        line.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BANK_BUILD", "never");
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(output));
    }

    private Outcome up() throws IOException, InterruptedException {
        return bank("up", "--detach", "--port", Integer.toString(port));
    }

    private ProcessHandle process(String pidFile) {
        return new PidFile(data.resolve(pidFile)).process().orElseThrow();
    }

    @Test
    void livesFromUpToDown() throws Exception {
        Outcome up = up();
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("/api/v1", "/swagger-ui.html", "/actuator/health", "./bank token customer1");

        assertThat(bank("status").exitCode()).isZero();
        assertThat(bank("token", "customer1").output().strip().split("\\.")).hasSize(3);
        assertThat(bank("token", "nobody").exitCode()).isEqualTo(1);
        assertThat(bank("logs", "-n", "5").output()).isNotEmpty();
        Answer refused = BankClient.of(URI.create("http://localhost:" + port), "operator")
                .post("/api/v1/webhooks", "{\"url\":\"https://nobody.invalid/\"}");
        assertThat(refused.text("code")).as("%s", refused).isEqualTo("webhook-host-unknown");
        assertThat(data.resolve("logs/bank.log"))
                .content()
                .contains("The host of a webhook that somebody asks for is not found")
                .doesNotContain("in memory token store", "UnknownHostException");

        Outcome again = up();
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("runs on the data folder").contains("already");

        assertThat(bank("down").exitCode()).isZero();
        assertThat(bank("status").exitCode()).isEqualTo(1);
        for (String pidFile :
                List.of("bank.pid", "postgres/cluster/postmaster.pid", "elasticsearch/elasticsearch.pid")) {
            assertThat(new PidFile(data.resolve(pidFile)).process()).as(pidFile).isEmpty();
        }
    }

    @Test
    void isDownWithTheReasonUntilADeadServerRunsAgain() throws Exception {
        Outcome up = up();
        assertThat(up.exitCode()).as(up.output()).isZero();

        process("elasticsearch/elasticsearch.pid").destroyForcibly();

        await().atMost(PATIENCE).untilAsserted(() -> {
            Outcome status = bank("status");
            assertThat(status.output()).contains("Elasticsearch died");
            assertThat(status.exitCode()).isEqualTo(1);
        });
        await().atMost(PATIENCE).until(() -> bank("status").exitCode() == 0);
    }

    /** A write needs the database twice, for the key of a new customer and for the events. It may wait for both. */
    @Test
    void answersNothingButUnavailableWhilePostgresIsAwayAndGoesOnByItself() throws Exception {
        Outcome up = up();
        assertThat(up.exitCode()).as(up.output()).isZero();
        URI address = URI.create("http://localhost:" + port);
        BankClient customer = BankClient.of(address, "customer1");
        String body = "{\"currency\":\"EUR\",\"ownerName\":\"Ada\"}";
        List<Answer> answers = new ArrayList<>();

        process("postgres/cluster/postmaster.pid").destroyForcibly();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            answers.add(customer.postAgain("outage", "/api/v1/accounts", body));
            return answers.get(answers.size() - 1).status() == 201;
        });
        assertThat(answers.subList(0, answers.size() - 1))
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(503))
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotEmpty());
        assertThat(customer.postAgain("outage", "/api/v1/accounts", body).text("accountId"))
                .isEqualTo(answers.get(answers.size() - 1).text("accountId"));
    }

    @Test
    void takesOverWhatAKilledLauncherLeftRunning() throws Exception {
        Outcome up = up();
        assertThat(up.exitCode()).as(up.output()).isZero();
        ProcessHandle postgres = process("postgres/cluster/postmaster.pid");
        ProcessHandle bank = process("bank.pid");
        bank.destroyForcibly();
        bank.onExit().join();

        assertThat(up().output()).contains("Taking over PostgreSQL").contains("Taking over Elasticsearch");

        assertThat(process("postgres/cluster/postmaster.pid")).isEqualTo(postgres);
    }

    @Test
    void usesServersThatAreNamedByAUrl() throws Exception {
        TestServers.TestDatabase database = TestServers.postgres();
        Map<String, String> environment = Map.of(
                "BANK_POSTGRES_URL", database.url(),
                "BANK_POSTGRES_USER", database.user(),
                "BANK_POSTGRES_PASSWORD", database.password(),
                "BANK_ELASTICSEARCH_URL", TestServers.elasticsearch().url());

        Outcome up = bank(environment, data, "up", "--detach", "--port", Integer.toString(port));

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(data.resolve("elasticsearch")).doesNotExist();
        assertThat(bank("status").exitCode()).isZero();
    }
}
