package io.corebank.standalone.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of parts that the build writes names every library that the bank is shipped with, and its licence. Maven
 * writes it only when it may use the network.
 */
@DisabledIfSystemProperty(named = "maven.network", matches = "offline=true")
class PartsIT {

    private static final Path PARTS = Path.of("target", "bank.cdx.json");
    private static final Path BANK = Path.of("target", "bank.jar");
    private static final Path DOCUMENT = Path.of("..", "docs", "licences.md");
    private static final String BEGINNING = "<!-- written by PartsIT from here on -->\n";
    private static final Pattern PERMITTED =
            Pattern.compile("Apache-2.0|Apache.*|MIT.*|The MIT License|BSD.*|0BSD|EPL-[12].0|Eclipse.*|EDL.*|"
                    + "LGPL-2.1.*|GNU Lesser General Public License.*|GPL-2.0-with-classpath-exception|"
                    + "GPL2 w/ CPE|CC0-1.0|Public Domain.*|PostgreSQL.*|Go License|UPL-1.0|ISC");

    private final JsonNode parts;

    PartsIT() throws IOException {
        parts = JsonMapper.shared().readTree(Files.readString(PARTS)).path("components");
    }

    @Test
    void everyLibraryIsAPart() throws IOException {
        Set<String> listed = parts.valueStream()
                .map(part -> part.path("name").asString() + "-"
                        + part.path("version").asString() + ".jar")
                .collect(Collectors.toSet());
        Set<String> shipped = shipped();
        assertThat(shipped).hasSizeGreaterThan(100);
        shipped.removeAll(listed);
        assertThat(shipped).as("shipped, and not in the list").isEmpty();
        assertThat(parts.valueStream())
                .allSatisfy(part -> assertThat(part.path("purl").asString()).startsWith("pkg:maven/"));
    }

    /** The libraries that the bank names as its own, without what an earlier build has left beside them. */
    private static Set<String> shipped() throws IOException {
        try (JarFile bank = new JarFile(BANK.toFile())) {
            String path = bank.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.of(path.split(" "))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Each may be used under one of its licences at least. */
    @Test
    void everyPartMayBeUsed() {
        assertThat(licences()).allSatisfy((part, licences) -> assertThat(licences)
                .as(part)
                .anyMatch(licence -> PERMITTED.matcher(licence).matches()));
    }

    /** After a change of dependencies: {@code -Dlicences.write=true}. */
    @Test
    void theDocumentNamesThemAll() throws IOException {
        String lines = licences().entrySet().stream()
                .map(part -> "| " + part.getKey() + " | " + String.join(", ", part.getValue()) + " |\n")
                .collect(Collectors.joining("", BEGINNING + "\n| part | licences |\n|---|---|\n", ""));
        String document = Files.readString(DOCUMENT);
        String introduction = document.substring(0, document.indexOf(BEGINNING));
        if (Boolean.getBoolean("licences.write")) {
            Files.writeString(DOCUMENT, introduction + lines);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(introduction + lines);
    }

    private Map<String, Set<String>> licences() {
        Map<String, Set<String>> licences = new TreeMap<>();
        parts.forEach(part -> {
            String group = part.path("group").asString("");
            if (!group.equals("io.corebank")) {
                licences.put(group + ":" + part.path("name").asString(), new TreeSet<>(namesOf(part)));
            }
        });
        return licences;
    }

    private static List<String> namesOf(JsonNode part) {
        List<String> names = new ArrayList<>();
        for (JsonNode choice : part.path("licenses")) {
            JsonNode licence = choice.path("license");
            names.add(licence.path("id")
                    .asString(licence.path("name")
                            .asString(choice.path("expression").asString(""))));
        }
        return names;
    }
}
