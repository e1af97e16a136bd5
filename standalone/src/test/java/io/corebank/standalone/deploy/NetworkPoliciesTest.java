package io.corebank.standalone.deploy;

import static io.corebank.standalone.deploy.Manifests.FOLDER;
import static io.corebank.standalone.deploy.Manifests.NAME_LABEL;
import static io.corebank.standalone.deploy.Manifests.OVERLAYS;
import static io.corebank.standalone.deploy.Manifests.container;
import static io.corebank.standalone.deploy.Manifests.environment;
import static io.corebank.standalone.deploy.Manifests.kustomization;
import static io.corebank.standalone.deploy.Manifests.one;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a pod's settings name can be reached: it may go there, and is let in there; and it may go nowhere else. */
class NetworkPoliciesTest {

    /** What tokens are compared with. Nobody asks there; the address is one for those outside. */
    private static final Set<String> NAMES = Set.of("BANK_SECURITY_ISSUER_URI", "BANK_IDENTITY_ISSUER_URI");

    private static final Set<String> OPERATED_BY_OTHERS = Set.of("postgres", "elasticsearch");
    private static final Pattern URL = Pattern.compile("([a-z:]+)://([^:/,]+)(?::([0-9]+))?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("()([a-z][a-z0-9.-]*):([0-9]+)");

    private record Address(String host, String port) {}

    static List<String> workloads() {
        return Manifests.workloads();
    }

    private static Set<Address> addresses(String workload) {
        Set<Address> addresses = new HashSet<>();
        environment(workload).forEach((variable, value) -> {
            if (!NAMES.contains(variable)) {
                Pattern pattern = value.contains("://") ? URL : HOST_AND_PORT;
                pattern.matcher(value)
                        .results()
                        .map(NetworkPoliciesTest::address)
                        .forEach(addresses::add);
            }
        });
        return addresses;
    }

    private static Address address(MatchResult found) {
        String port = found.group(3) == null ? (found.group(1).equals("https") ? "443" : "80") : found.group(3);
        return new Address(found.group(2), port);
    }

    /** Where pods of a name are meant, with each port that is allowed: a number, or a port's name. */
    private static Stream<Address> allowed(Yaml rules, String direction) {
        return rules.items().stream().flatMap(rule -> rule.at(direction).items().stream()
                .map(peer -> peer.at("podSelector", "matchLabels", NAME_LABEL).text())
                .filter(name -> !name.isEmpty())
                .flatMap(name -> rule.at("ports").items().stream()
                        .map(port -> new Address(name, port.at("port").text()))));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mayGoWhereItsSettingsSayAndNowhereElse(String name) {
        Set<Address> egress = allowed(one("NetworkPolicy", name).at("spec", "egress"), "to")
                .filter(peer -> !peer.host().equals(name))
                .collect(Collectors.toSet());

        assertThat(egress).isEqualTo(addresses(name));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isLetInWhereItGoes(String name) {
        assertThat(addresses(name))
                .filteredOn(address -> !OPERATED_BY_OTHERS.contains(address.host()))
                .allSatisfy(address -> {
                    assertThat(ports(one("Service", address.host()))).contains(address.port());
                    Yaml rules = one("NetworkPolicy", address.host()).at("spec", "ingress");
                    assertThat(allowed(rules, "from").anyMatch(new Address(name, portName(address))::equals)
                                    || allowsTheWholeBank(rules, portName(address)))
                            .as(address + " lets in " + name)
                            .isTrue();
                });
    }

    private static boolean allowsTheWholeBank(Yaml rules, String port) {
        return rules.items().stream()
                .filter(rule -> rule.at("ports").items().stream()
                        .anyMatch(allowed -> allowed.at("port").text().equals(port)))
                .flatMap(rule -> rule.at("from").items().stream())
                .anyMatch(peer -> peer.at("podSelector", "matchLabels", "app.kubernetes.io/part-of")
                        .text()
                        .equals("corebank"));
    }

    private static List<String> ports(Yaml service) {
        return service.at("spec", "ports").items().stream()
                .map(port -> port.at("port").text())
                .toList();
    }

    private static String portName(Address address) {
        return container(address.host()).at("ports").items().stream()
                .filter(port -> port.at("containerPort").text().equals(address.port()))
                .map(port -> port.at("name").text())
                .findAny()
                .orElse("");
    }

    /** By its name an issuer is reached from outside only, so that its keys have an address of their own. */
    @ParameterizedTest
    @MethodSource("workloads")
    void asksForKeysWhereTheyAre(String name) {
        Map<String, String> environment = environment(name);

        if (environment.containsKey("BANK_SECURITY_ISSUER_URI")) {
            assertThat(environment.keySet()).containsAnyOf("BANK_SECURITY_JWKSURI", "BANK_GATEWAY_SERVICES_IDENTITY");
        }
    }

    /** Prometheus is in a namespace of its own, where a name without one is not found, and is let in from there. */
    @ParameterizedTest
    @MethodSource("workloads")
    void isWatchedFromAnotherNamespace(String name) {
        Set<String> namespaces = new TreeSet<>();
        OVERLAYS.forEach(overlay -> namespaces.add(
                kustomization(FOLDER.resolve(overlay)).at("namespace").text()));
        assertThat(namespaces).hasSize(1);

        for (Yaml endpoint : one("ServiceMonitor", name).at("spec", "endpoints").items()) {
            assertThat(monitored(name)).contains(endpoint.at("port").text());
            String tokens = endpoint.at("oauth2", "tokenUrl").text();
            URL.matcher(tokens).results().map(NetworkPoliciesTest::address).forEach(address -> {
                String service = address.host().replaceFirst("\\..*", "");
                assertThat(address.host())
                        .isEqualTo(service + "." + namespaces.iterator().next());
                assertThat(monitored(service)).contains(portName(new Address(service, address.port())));
            });
        }
    }

    private static List<String> monitored(String name) {
        return one("NetworkPolicy", name).at("spec", "ingress").items().stream()
                .filter(rule -> rule.at("from").items().stream()
                        .anyMatch(peer -> peer.at("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name")
                                .text()
                                .equals("monitoring")))
                .flatMap(rule -> rule.at("ports").items().stream())
                .map(port -> port.at("port").text())
                .toList();
    }

    @Test
    void readsAddressesAsTheyAreWritten() {
        assertThat(addresses("account-query"))
                .contains(new Address("elasticsearch", "9200"), new Address("postgres", "5432"))
                .contains(new Address("axon-server", "8124"), new Address("identity", "8080"));
    }
}
