package io.corebank.standalone.deploy;

import static io.corebank.standalone.deploy.Manifests.BASE;
import static io.corebank.standalone.deploy.Manifests.FOLDER;
import static io.corebank.standalone.deploy.Manifests.NAME_LABEL;
import static io.corebank.standalone.deploy.Manifests.OVERLAYS;
import static io.corebank.standalone.deploy.Manifests.added;
import static io.corebank.standalone.deploy.Manifests.container;
import static io.corebank.standalone.deploy.Manifests.environment;
import static io.corebank.standalone.deploy.Manifests.kustomization;
import static io.corebank.standalone.deploy.Manifests.objectsOf;
import static io.corebank.standalone.deploy.Manifests.ofKind;
import static io.corebank.standalone.deploy.Manifests.one;
import static io.corebank.standalone.deploy.Manifests.pod;
import static io.corebank.standalone.deploy.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesTest {

    private static final String HIGHLY_AVAILABLE = "overlays/highly-available";

    static List<String> workloads() {
        return Manifests.workloads();
    }

    @Test
    void hasEveryService() {
        assertThat(workloads())
                .containsExactlyInAnyOrder(
                        "account-command",
                        "account-query",
                        "axon-server",
                        "gateway",
                        "identity",
                        "notifications",
                        "transfer-saga");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mayDoNoMoreThanItNeeds(String name) {
        Yaml security = container(name).at("securityContext");

        assertThat(pod(name).at("securityContext", "runAsNonRoot").text()).isEqualTo("true");
        assertThat(pod(name).at("securityContext", "runAsUser").text()).matches("[1-9][0-9]*");
        assertThat(pod(name).at("securityContext", "seccompProfile", "type").text())
                .isEqualTo("RuntimeDefault");
        assertThat(pod(name).at("automountServiceAccountToken").text()).isEqualTo("false");
        assertThat(pod(name).at("hostNetwork").isAbsent()).isTrue();
        assertThat(security.at("allowPrivilegeEscalation").text()).isEqualTo("false");
        assertThat(security.at("readOnlyRootFilesystem").text()).isEqualTo("true");
        assertThat(security.at("capabilities", "drop").texts()).containsExactly("ALL");
        assertThat(container(name).at("image").text()).matches("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+[A-Za-z0-9._-]*");
        for (String kind : List.of("requests", "limits")) {
            assertThat(container(name).at("resources", kind).names()).contains("cpu", "memory");
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isProbedAtPortsThatItHas(String name) {
        List<String> ports = container(name).at("ports").items().stream()
                .map(port -> port.at("name").text())
                .toList();

        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container(name).at(probe, "httpGet", "path").text()).startsWith("/actuator/health");
            assertThat(ports)
                    .contains(container(name).at(probe, "httpGet", "port").text());
        }
        assertThat(one("Service", name).at("spec", "ports").items()).allSatisfy(port -> assertThat(ports)
                .contains(port.at("targetPort").text()));
        assertThat(one("ServiceMonitor", name).at("spec", "endpoints").items())
                .hasSize(1)
                .allSatisfy(endpoint -> assertThat(
                                one("Service", name).at("spec", "ports").items())
                        .anyMatch(port -> port.at("name")
                                .text()
                                .equals(endpoint.at("port").text())));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isMeantByItsServiceItsBudgetItsPolicyAndItsMonitor(String name) {
        String label = workload(name)
                .at("spec", "template", "metadata", "labels", NAME_LABEL)
                .text();

        assertThat(label).isEqualTo(name);
        assertThat(workload(name)
                        .at("spec", "selector", "matchLabels", NAME_LABEL)
                        .text())
                .isEqualTo(name);
        assertThat(one("Service", name).at("spec", "selector", NAME_LABEL).text())
                .isEqualTo(name);
        assertThat(one("Service", name).at("metadata", "labels", NAME_LABEL).text())
                .isEqualTo(name);
        for (String kind : List.of("PodDisruptionBudget", "ServiceMonitor")) {
            assertThat(one(kind, name)
                            .at("spec", "selector", "matchLabels", NAME_LABEL)
                            .text())
                    .isEqualTo(name);
        }
        Yaml policy = one("NetworkPolicy", name).at("spec");
        assertThat(policy.at("podSelector", "matchLabels", NAME_LABEL).text()).isEqualTo(name);
        assertThat(policy.at("policyTypes").texts()).containsExactly("Ingress", "Egress");
        assertThat(policy.at("ingress").items()).isNotEmpty().noneMatch(rule -> rule.at("from")
                .isAbsent());
        assertThat(policy.at("egress").items()).isNotEmpty().noneMatch(rule -> rule.at("to")
                .isAbsent());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mountsWhatItDeclaresAndGetsNoSecretInItsEnvironment(String name) {
        List<String> declared = new ArrayList<>(pod(name).at("volumes").items().stream()
                .map(KubernetesTest::nameOf)
                .toList());
        declared.addAll(workload(name).at("spec", "volumeClaimTemplates").items().stream()
                .map(Manifests::name)
                .toList());

        assertThat(new TreeSet<>(container(name).at("volumeMounts").items().stream()
                        .map(KubernetesTest::nameOf)
                        .toList()))
                .isEqualTo(new TreeSet<>(declared));
        assertThat(container(name).at("env").items())
                .noneMatch(variable -> nameOf(variable).matches(".*(PASSWORD|TOKEN|SECRET)"));
    }

    private static String nameOf(Yaml item) {
        return item.at("name").text();
    }

    @Test
    void setsOnlyWhatTheServicesRead() {
        KnownSettings settings = new KnownSettings();

        assertThat(workloads().stream()
                        .filter(name -> !name.equals("axon-server"))
                        .flatMap(name -> container(name).at("env").items().stream())
                        .map(KubernetesTest::nameOf)
                        .filter(variable -> !settings.knows(variable)))
                .isEmpty();
    }

    /** But for what is a container engine's own, and the link by TLS, which takes files that only compose makes. */
    @Test
    void setsWhatComposeSets() {
        Yaml compose = Yaml.all(Yaml.ROOT.resolve("docker-compose.yml")).get(0).at("services");

        for (String name : workloads()) {
            Set<String> missing = new TreeSet<>(compose.at(name, "environment").names());
            missing.removeAll(environment(name).keySet());
            if (name.equals("axon-server")) {
                missing.removeAll(added("overlays/single", name).keySet());
            }
            missing.removeIf(variable -> variable.matches("AXON(IQ)?_AXONSERVER_(SSL.*|CERTFILE)"));
            missing.removeAll(List.of("BANK_READY_PORT", "BANK_TRACING_ENDPOINT", "BANK_CONSOLE_AXONSERVER"));
            assertThat(missing).as(name).isEmpty();
        }
        assertThat(environment("identity").entrySet())
                .filteredOn(variable -> variable.getKey().endsWith("_ROLES"))
                .allSatisfy(variable -> assertThat(compose.at("identity", "environment", variable.getKey())
                                .text())
                        .isEqualTo(variable.getValue()))
                .filteredOn(variable -> variable.getValue().equals("operator"))
                .as("operators, of whom some actions take two")
                .hasSizeGreaterThan(1);
    }

    /** At each start the kubelet lets the group write to every file of a volume, also to keys, unless told not to. */
    @ParameterizedTest
    @MethodSource("workloads")
    void keepsTheModesOfFilesThatItHasWritten(String name) {
        boolean keeps = !workload(name).at("spec", "volumeClaimTemplates").isAbsent()
                || pod(name).at("volumes").items().stream()
                        .anyMatch(volume -> !volume.at("persistentVolumeClaim").isAbsent());
        Yaml security = pod(name).at("securityContext");

        assertThat(security.at("fsGroup").isAbsent()).isFalse();
        assertThat(security.at("fsGroupChangePolicy").text()).isEqualTo(keeps ? "OnRootMismatch" : "");
    }

    /** What is asked again and again tells about the process itself: what all have in common would take all out. */
    @ParameterizedTest
    @MethodSource("workloads")
    void staysInWhenOthersAreAway(String name) {
        if (!name.equals("axon-server")) {
            for (String probe : List.of("livenessProbe", "readinessProbe")) {
                String group =
                        container(name).at(probe, "httpGet", "path").text().replaceFirst("^/actuator/health/", "");
                assertThat(included(name, group)).as(probe).isIn("livenessState", "readinessState");
            }
        }
    }

    private static String included(String service, String group) {
        String included = group + "State";
        List<String> files = environment(service).containsKey("AXON_AXONSERVER_SERVERS")
                ? List.of("service-support/src/main/resources/service.yaml", own(service))
                : List.of(own(service));
        for (Path file :
                files.stream().map(Yaml.ROOT::resolve).filter(Files::exists).toList()) {
            Yaml include = Yaml.all(file).get(0).at("management", "endpoint", "health", "group", group, "include");
            included = include.isAbsent() ? included : include.text();
        }
        return included;
    }

    private static String own(String service) {
        return service + "/src/main/resources/" + service + ".yaml";
    }

    /** Compose says which files there are, and the document what they are called in each {@code Secret}. */
    @Test
    void documentsTheSecretsThatItExpects() throws IOException {
        Yaml compose = Yaml.all(Yaml.ROOT.resolve("docker-compose.yml")).get(0).at("services");
        String document = Files.readString(Yaml.ROOT.resolve("docs/distributed.md"));
        String table = document.substring(document.indexOf("| `Secret` | files |"));

        for (String name : workloads()) {
            List<String> files = compose.at(name, "secrets").items().stream()
                    .map(secret -> secret.at("target").text())
                    .map(file -> file.replaceAll("bank\\.identity\\.users\\.(.*)\\.password", "$1"))
                    .map(file -> file.replaceFirst("axoniq.axonserver.accesscontrol.admin-", ".admin-"))
                    .filter(file -> !file.startsWith("axon-server."))
                    .toList();
            assertThat(files).allSatisfy(file -> assertThat(table).contains("`" + file + "`"));
            assertThat(pod(name).at("volumes").items().stream()
                            .map(volume -> volume.at("secret", "secretName").text())
                            .filter(secret -> !secret.isEmpty())
                            .toList())
                    .isEqualTo(files.isEmpty() ? List.of() : List.of(name));
        }
    }

    @Test
    void scalesOnlyWhatIsThere() {
        List<Yaml> scalers = ofKind(objectsOf(FOLDER.resolve(HIGHLY_AVAILABLE)), "HorizontalPodAutoscaler");

        assertThat(scalers).hasSize(5).allSatisfy(scaler -> {
            String name = scaler.at("spec", "scaleTargetRef", "name").text();
            assertThat(workloads()).contains(name);
            assertThat(Integer.parseInt(scaler.at("spec", "minReplicas").text()))
                    .isGreaterThan(1);
            assertThat(workload(name).at("spec", "replicas").isAbsent())
                    .as("nothing is said that would undo the scaling of " + name)
                    .isTrue();
            assertThat(kustomization(FOLDER.resolve(HIGHLY_AVAILABLE))
                            .at("replicas")
                            .items())
                    .noneMatch(count -> count.at("name").text().equals(name));
        });
    }

    /** Each node is found by a name of its own, the first by that in the template; and one thing makes the contexts. */
    @Test
    void tellsTheNodesOfAxonServerApart() throws IOException {
        String properties = Files.readString(BASE.resolve("axonserver.properties"));
        Map<String, Yaml> cluster = added(HIGHLY_AVAILABLE, "axon-server");
        String template = Files.readString(FOLDER.resolve(HIGHLY_AVAILABLE).resolve("cluster-template.yml"));
        String domain = "." + workload("axon-server").at("spec", "serviceName").text();

        assertThat(properties).doesNotContain("axonserver.name=", "hostname=", "autocluster");
        assertThat(cluster).doesNotContainKey("AXONIQ_AXONSERVER_AUTOCLUSTER_FIRST");
        assertThat(cluster.get("AXONIQ_AXONSERVER_NAME")
                        .at("valueFrom", "fieldRef", "fieldPath")
                        .text())
                .isEqualTo("metadata.name");
        assertThat(cluster.get("AXONIQ_AXONSERVER_HOSTNAME").at("value").text())
                .isEqualTo("$(AXONIQ_AXONSERVER_NAME)" + domain);
        assertThat(template).contains("first: axon-server-0" + domain + ":8224");
        assertThat(added("overlays/single", "axon-server"))
                .containsKeys(
                        "AXONIQ_AXONSERVER_NAME", "AXONIQ_AXONSERVER_HOSTNAME", "AXONIQ_AXONSERVER_AUTOCLUSTER_FIRST");
    }

    @Test
    void putsTogetherWhatIsThere() throws IOException {
        for (String overlay : OVERLAYS) {
            Path folder = FOLDER.resolve(overlay);
            assertThat(kustomization(folder).at("resources").texts())
                    .contains("../../base")
                    .allSatisfy(resource -> assertThat(folder.resolve(resource)).exists());
            assertThat(kustomization(folder).at("patches").items()).allSatisfy(patch -> assertThat(workloads())
                    .contains(patch.at("target", "name").text()));
        }
        assertThat(Files.readString(BASE.resolve("axonserver.properties")))
                .isEqualTo(Files.readString(Yaml.ROOT.resolve("axon-server/axonserver.properties")))
                .contains("devmode.enabled=false", "accesscontrol.enabled=true");
        assertThat(Files.readString(FOLDER.resolve("overlays/highly-available/cluster-template.yml")))
                .isEqualTo(Files.readString(Yaml.ROOT.resolve("axon-server/cluster-template.yml")));
    }
}
