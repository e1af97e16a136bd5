package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service starts from the folder of libraries that a build leaves, with its own ones and nobody else's. */
class ServiceJarsIT {

    private static final Path LIBRARIES = Path.of("target", "lib");
    private static final List<String> SERVICES =
            List.of("account-command", "transfer-saga", "account-query", "notifications", "identity");

    @ParameterizedTest
    @ValueSource(
            strings = {"account-command", "transfer-saga", "account-query", "notifications", "identity", "gateway"})
    void findsAllLibrariesBesideIt(String service) throws IOException {
        List<String> libraries =
                List.of(manifest(service).getValue("Class-Path").split(" "));

        assertThat(libraries).hasSizeGreaterThan(20).allSatisfy(library -> assertThat(LIBRARIES.resolve(library))
                .isRegularFile());
        assertThat(SERVICES).noneMatch(other -> libraries.stream().anyMatch(library -> library.startsWith(other)));
        assertThat(libraries.stream().anyMatch(library -> library.startsWith("console")))
                .as("the gateway alone shows the console")
                .isEqualTo(service.equals("gateway"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account-command", "transfer-saga", "account-query", "notifications", "identity", "gateway"})
    void namesAMainClassThatItHas(String service) throws IOException {
        String main = manifest(service).getValue("Main-Class").replace('.', '/') + ".class";

        try (JarFile jar = new JarFile(jarOf(service).toFile())) {
            assertThat(jar.getEntry(main)).isNotNull();
        }
    }

    private static Attributes manifest(String service) throws IOException {
        try (JarFile jar = new JarFile(jarOf(service).toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static Path jarOf(String service) throws IOException {
        try (var files = Files.list(LIBRARIES)) {
            return files.filter(file -> file.getFileName().toString().matches(service + "-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
