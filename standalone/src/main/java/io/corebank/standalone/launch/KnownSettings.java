package io.corebank.standalone.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that somebody reads: those of the reference, which is made from our sources, and those that the
 * libraries describe. Below a name there may be more, as below a map.
 */
final class KnownSettings {

    private static final String REFERENCE = "configuration.md";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern GROUP = Pattern.compile("^## ([a-z][a-z.-]+)$");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z][\\w.-]*)` \\|.*");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> plainNames = new HashSet<>();

    KnownSettings() {
        try {
            addReference();
            for (URL metadata :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                addDescribed(metadata);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        names.forEach(name -> plainNames.add(plain(name)));
    }

    /** @throws LaunchException for one that nobody reads, with the name that it is most like */
    void require(Set<String> settings) {
        for (String setting : settings) {
            if (!knows(setting)) {
                throw new LaunchException("There is no setting " + setting + ". Did you mean " + nearest(setting)
                        + "? All of the bank's own are in docs/reference/configuration.md.");
            }
        }
    }

    boolean knows(String setting) {
        String name = plain(setting);
        if (plainNames.contains(name)) {
            return true;
        }
        int last = Math.max(name.lastIndexOf('.'), name.lastIndexOf('['));
        return last > 0 && knows(name.substring(0, last));
    }

    private String nearest(String setting) {
        String name = plain(setting);
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(name, plain(known))))
                .orElse("");
    }

    private void addReference() throws IOException {
        try (InputStream reference =
                Objects.requireNonNull(KnownSettings.class.getResourceAsStream(REFERENCE), REFERENCE)) {
            String group = "";
            for (String line : new String(reference.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Matcher heading = GROUP.matcher(line);
                Matcher row = ROW.matcher(line);
                if (line.startsWith("## ")) {
                    group = heading.matches() ? heading.group(1) + "." : "";
                } else if (row.matches()) {
                    names.add(group + row.group(1));
                }
            }
        }
    }

    private void addDescribed(URL metadata) throws IOException {
        try (InputStream in = metadata.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                names.add(property.path("name").asString());
            }
        }
    }

    /** Names are read with or without dashes and capitals. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    /** How many letters have to be put in, taken out or exchanged (Levenshtein 1965). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
