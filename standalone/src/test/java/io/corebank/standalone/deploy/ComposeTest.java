package io.corebank.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {

    private static final Yaml COMPOSE =
            Yaml.all(Yaml.ROOT.resolve("docker-compose.yml")).get(0);
    private static final KnownSettings SETTINGS = new KnownSettings();
    private static final List<String> OURS =
            List.of("gateway", "identity", "account-command", "transfer-saga", "account-query", "notifications");

    static List<String> services() {
        return COMPOSE.at("services").names();
    }

    private static Yaml service(String name) {
        return COMPOSE.at("services", name);
    }

    @Test
    void hasTheWholeTopology() {
        assertThat(services())
                .containsAll(OURS)
                .contains("axon-server", "postgres", "elasticsearch", "kibana", "prometheus", "grafana")
                .contains("otel-collector", "jaeger");
        assertThat(service("kibana").at("profiles").texts()).containsExactly("kibana");
    }

    /** A build is given everything else that lies in the project. */
    @Test
    void buildsItsImagesWithoutAnybodysDataOrSecrets() throws IOException {
        assertThat(Files.readAllLines(Yaml.ROOT.resolve(".dockerignore")))
                .contains("data", "data-cluster", "deploy/compose/secrets");
    }

    @ParameterizedTest
    @MethodSource("services")
    void pinsItsImage(String name) {
        assertThat(service(name).at("image").text()).matches("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+[A-Za-z0-9._-]*");
    }

    @ParameterizedTest
    @MethodSource("services")
    void mayDoNoMoreThanItNeeds(String name) {
        Yaml service = service(name);

        assertThat(service.at("user").text()).matches("[1-9][0-9]*:[0-9]+");
        assertThat(service.at("read_only").text()).isEqualTo("true");
        assertThat(service.at("cap_drop").texts()).containsExactly("ALL");
        assertThat(service.at("cap_add").isAbsent()).isTrue();
        assertThat(service.at("privileged").isAbsent()).isTrue();
        assertThat(service.at("security_opt").texts()).contains("no-new-privileges:true");
        Yaml limits = service.at("deploy", "resources", "limits");
        assertThat(List.of("cpus", "memory", "pids"))
                .noneMatch(limit -> limits.at(limit).isAbsent());
    }

    @ParameterizedTest
    @MethodSource("services")
    void saysWhetherItIsHealthy(String name) {
        Yaml check = service(name).at("healthcheck");

        assertThat(check.at("test").texts()).hasSizeGreaterThan(1);
        assertThat(List.of("interval", "timeout", "retries"))
                .noneMatch(part -> check.at(part).isAbsent());
    }

    @ParameterizedTest
    @MethodSource("services")
    void startsAfterWhatItNeedsIsHealthy(String name) {
        assertThat(service(name).at("depends_on").entries())
                .allSatisfy(needed -> assertThat(services()).contains(needed.getKey()))
                .allSatisfy(needed ->
                        assertThat(needed.getValue().at("condition").text()).isEqualTo("service_healthy"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void showsItselfToThisMachineOnly(String name) {
        assertThat(service(name).at("ports").texts())
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void getsSecretsAsFiles(String name) {
        assertThat(service(name).at("environment").entries())
                .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|TOKEN|SECRET)(__?FILE)?"))
                .allSatisfy(variable -> assertThat(variable.getKey()).endsWith("FILE"));
        assertThat(service(name).at("secrets").items())
                .allSatisfy(secret -> assertThat(COMPOSE.at("secrets").names()).contains(nameOf(secret)));
    }

    private static String nameOf(Yaml secret) {
        return secret.at("source").isAbsent()
                ? secret.text()
                : secret.at("source").text();
    }

    @ParameterizedTest
    @MethodSource("services")
    void mountsOnlyWhatIsThere(String name) {
        for (String mount : service(name).at("volumes").texts()) {
            String source = mount.split(":")[0];
            if (source.startsWith("./")) {
                assertThat(Yaml.ROOT.resolve(source)).exists();
                assertThat(mount).as("files of ours are not written").endsWith(":ro");
            } else {
                assertThat(COMPOSE.at("volumes").names()).contains(source);
            }
        }
    }

    @Test
    void declaresNothingThatNobodyUses() {
        assertThat(COMPOSE.at("volumes").names())
                .allSatisfy(volume -> assertThat(used("volumes")).anyMatch(mount -> mount.startsWith(volume + ":")));
        assertThat(COMPOSE.at("networks").names())
                .allSatisfy(network -> assertThat(used("networks")).contains(network));
        assertThat(new TreeSet<>(COMPOSE.at("secrets").names()))
                .isEqualTo(services().stream()
                        .flatMap(name -> service(name).at("secrets").items().stream())
                        .map(ComposeTest::nameOf)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> used(String what) {
        return services().stream()
                .flatMap(name -> service(name).at(what).names().stream())
                .toList();
    }

    /**
     * Only the gateway, what looks in from outside, and what calls out are at the edge; data is not with the gateway.
     */
    @Test
    void keepsNetworksApart() {
        assertThat(service("gateway").at("networks").names()).doesNotContain("data");
        assertThat(service("postgres").at("networks").names()).containsExactly("data");
        assertThat(service("elasticsearch").at("networks").names()).containsExactly("data");
        assertThat(COMPOSE.at("networks", "data", "internal").text()).isEqualTo("true");
        assertThat(COMPOSE.at("networks", "services", "internal").text()).isEqualTo("true");
    }

    /** What the services believe is what Axon Server shows, and whoever talks to it does so by TLS. */
    @Test
    void encryptsTheLinkToAxonServer() {
        Map<String, String> certificates = new TreeMap<>();
        for (String name :
                List.of("axon-server", "account-command", "transfer-saga", "account-query", "notifications")) {
            service(name).at("secrets").items().stream()
                    .filter(secret -> secret.at("target").text().equals("axon-server.crt"))
                    .forEach(
                            secret -> certificates.put(name, secret.at("source").text()));
            if (!name.equals("axon-server")) {
                assertThat(service(name)
                                .at("environment", "AXON_AXONSERVER_SSLENABLED")
                                .text())
                        .isEqualTo("true");
                assertThat(service(name)
                                .at("environment", "AXON_AXONSERVER_CERTFILE")
                                .text())
                        .isEqualTo("/run/secrets/axon-server.crt");
            }
        }
        assertThat(certificates).hasSize(5).containsValue("axon-server-certificate");
        assertThat(new TreeSet<>(certificates.values())).hasSize(1);
        assertThat(service("axon-server")
                        .at("environment", "AXONIQ_AXONSERVER_SSL_ENABLED")
                        .text())
                .isEqualTo("true");
    }

    @Test
    void setsOnlyWhatTheServicesRead() {
        List<String> unknown = OURS.stream()
                .flatMap(name -> service(name).at("environment").names().stream())
                .filter(variable -> !variable.equals("BANK_READY_PORT"))
                .filter(variable -> !SETTINGS.knows(variable))
                .toList();
        List<String> unknownFiles = OURS.stream()
                .flatMap(name -> service(name).at("secrets").items().stream())
                .map(secret -> secret.at("target").text())
                .filter(target -> !List.of("master.key", "axon-server.crt").contains(target))
                .filter(target -> !SETTINGS.knows(target))
                .toList();

        assertThat(unknown).isEmpty();
        assertThat(unknownFiles).isEmpty();
        assertThat(SETTINGS.knows("BANK_ELASTICSEARCH_ADDRESS")).isFalse();
        assertThat(SETTINGS.knows("AXON_AXONSERVER_SERVER")).isFalse();
        assertThat(SETTINGS.knows("BANK_GATEWAY_SERVICES_ISSUER")).isFalse();
    }

    /** The services send where the collector listens, and it sends where the viewer does. */
    @Test
    void collectsTracesWhenAskedTo() {
        Yaml collector =
                Yaml.all(Yaml.ROOT.resolve("deploy/otel/collector.yaml")).get(0);
        assertThat(service("account-command")
                        .at("environment", "BANK_TRACING_ENDPOINT")
                        .text())
                .isEqualTo("${BANK_TRACING_ENDPOINT:-}");
        assertThat(collector
                        .at("receivers", "otlp", "protocols", "http", "endpoint")
                        .text())
                .endsWith(":4318");
        assertThat(collector.at("exporters", "otlp/jaeger", "endpoint").text()).isEqualTo("jaeger:4317");
        assertThat(collector.at("service", "pipelines", "traces", "exporters").texts())
                .containsExactly("otlp/jaeger");
        assertThat(List.of("otel-collector", "jaeger"))
                .allSatisfy(
                        name -> assertThat(service(name).at("profiles").texts()).containsExactly("tracing"));
    }

    @Test
    void namesServicesWhereTheyAre() {
        Map<String, String> addresses = Stream.of(
                        "ACCOUNTCOMMAND", "TRANSFERSAGA", "ACCOUNTQUERY", "NOTIFICATIONS", "IDENTITY")
                .collect(Collectors.toMap(key -> key, key -> service("gateway")
                        .at("environment", "BANK_GATEWAY_SERVICES_" + key)
                        .text()));

        assertThat(addresses).allSatisfy((key, address) -> {
            String host = address.substring("http://".length(), address.lastIndexOf(':'));
            assertThat(host.replace("-", "")).isEqualToIgnoringCase(key);
            assertThat(services()).contains(host);
            assertThat(address).endsWith(":8080");
        });
    }

    @Test
    void buildsEachServiceFromItsModule() {
        Path dockerfile = Yaml.ROOT.resolve("deploy/images/Dockerfile");

        assertThat(dockerfile).content().contains("USER 10001:10001").doesNotContain(":lat" + "est");
        assertThat(OURS).allSatisfy(name -> {
            assertThat(service(name).at("build", "args", "MODULE").text()).isEqualTo(name);
            assertThat(Yaml.ROOT.resolve(service(name).at("build", "dockerfile").text()))
                    .isEqualTo(dockerfile);
            assertThat(Files.isDirectory(Yaml.ROOT.resolve(name))).isTrue();
        });
        assertThat(List.of("ready", "layers")).allSatisfy(script -> assertThat(
                        Yaml.ROOT.resolve("deploy/images").resolve(script))
                .isExecutable());
    }

    @Test
    void asksPrometheusForServicesThatAreThere() {
        List<String> targets =
                Yaml.all(Yaml.ROOT.resolve("deploy/prometheus/prometheus.yml"))
                        .get(0)
                        .at("scrape_configs")
                        .items()
                        .stream()
                        .flatMap(job -> job.at("static_configs").items().stream())
                        .flatMap(group -> group.at("targets").texts().stream())
                        .toList();

        assertThat(targets).hasSameSizeAs(OURS).allSatisfy(target -> assertThat(services())
                .contains(target.substring(0, target.indexOf(':'))));
        assertThat(targets)
                .contains("gateway:"
                        + service("gateway")
                                .at("environment", "MANAGEMENT_SERVER_PORT")
                                .text());
    }
}
