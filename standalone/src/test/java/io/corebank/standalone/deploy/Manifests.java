package io.corebank.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in {@code deploy/k8s}, as a kustomization puts it together. */
final class Manifests {

    static final Path FOLDER = Yaml.ROOT.resolve("deploy/k8s");
    static final Path BASE = FOLDER.resolve("base");
    static final List<String> OVERLAYS = List.of("overlays/single", "overlays/highly-available");
    static final String NAME_LABEL = "app.kubernetes.io/name";

    private static final List<Yaml> OBJECTS = objectsOf(BASE);

    private Manifests() {}

    /** The objects of a folder of its own. */
    static List<Yaml> objectsOf(Path folder) {
        List<Yaml> objects = new ArrayList<>();
        for (String resource : kustomization(folder).at("resources").texts()) {
            if (resource.endsWith(".yaml")) {
                objects.addAll(Yaml.all(folder.resolve(resource)));
            }
        }
        return objects;
    }

    static Yaml kustomization(Path folder) {
        return Yaml.all(folder.resolve("kustomization.yaml")).get(0);
    }

    static List<Yaml> ofKind(String kind) {
        return ofKind(OBJECTS, kind);
    }

    static List<Yaml> ofKind(List<Yaml> objects, String kind) {
        return objects.stream()
                .filter(object -> object.at("kind").text().equals(kind))
                .toList();
    }

    static Yaml one(String kind, String name) {
        List<Yaml> found = ofKind(kind).stream()
                .filter(object -> name(object).equals(name))
                .toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.get(0);
    }

    static String name(Yaml object) {
        return object.at("metadata", "name").text();
    }

    static List<String> workloads() {
        List<Yaml> all = new ArrayList<>(ofKind("Deployment"));
        all.addAll(ofKind("StatefulSet"));
        return all.stream().map(Manifests::name).toList();
    }

    static Yaml workload(String name) {
        return one(name.equals("axon-server") ? "StatefulSet" : "Deployment", name);
    }

    static Yaml pod(String name) {
        return workload(name).at("spec", "template", "spec");
    }

    static Yaml container(String name) {
        List<Yaml> containers = pod(name).at("containers").items();
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    /** The environment that the base gives; what it takes from elsewhere is empty here. */
    static Map<String, String> environment(String name) {
        Map<String, String> environment = new TreeMap<>();
        container(name)
                .at("env")
                .items()
                .forEach(variable -> environment.put(
                        variable.at("name").text(), variable.at("value").text()));
        return environment;
    }

    /** The variables that an overlay adds, as they are written. */
    static Map<String, Yaml> added(String overlay, String name) {
        Map<String, Yaml> added = new TreeMap<>();
        kustomization(FOLDER.resolve(overlay)).at("patches").items().stream()
                .filter(patch -> patch.at("target", "name").text().equals(name))
                .flatMap(patch -> Yaml.text(patch.at("patch").text()).items().stream())
                .forEach(operation -> {
                    assertThat(operation.at("op").text()).isEqualTo("add");
                    assertThat(operation.at("path").text()).isEqualTo("/spec/template/spec/containers/0/env/-");
                    added.put(operation.at("value", "name").text(), operation.at("value"));
                });
        return added;
    }
}
