package io.corebank.standalone.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that the services read: what their libraries describe, and what our sources ask for. A name counts
 * without its dashes and dots, as in the environment.
 */
final class KnownSettings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]+)[:}]");
    private static final Pattern PREFIX = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern RECORD = Pattern.compile("record (\\w+)\\((.*?)\\)\\s*\\{", Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile("(\\w+(?:<[^>]*>)?)\\s+(\\w+)\\s*(?:,|$)");
    private static final Pattern CONDITION = Pattern.compile("@ConditionalOnProperty\\((?:name = )?\"([a-z.-]+)\"");

    private final Set<String> names = new HashSet<>();

    KnownSettings() {
        try {
            for (URL metadata : Collections.list(
                    getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                addDescribed(metadata);
            }
            addSources();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody reads the variable; below a map, any name will do. */
    boolean knows(String variable) {
        String name = plain(variable);
        return names.contains(name)
                || names.stream().anyMatch(known -> known.endsWith("*") && name.startsWith(known.replace("*", "")));
    }

    private void addDescribed(URL metadata) throws IOException {
        try (InputStream in = metadata.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                names.add(plain(property.path("name").asString()));
            }
        }
    }

    private void addSources() throws IOException {
        try (Stream<Path> files = Files.walk(Yaml.ROOT)) {
            for (Path file : files.filter(path -> path.toString().contains("/src/main/"))
                    .filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".yaml"))
                    .toList()) {
                addSource(Files.readString(file));
            }
        }
    }

    private void addSource(String source) {
        PLACEHOLDER.matcher(source).results().forEach(found -> names.add(plain(found.group(1))));
        CONDITION.matcher(source).results().forEach(found -> names.add(plain(found.group(1))));
        Matcher prefix = PREFIX.matcher(source);
        if (prefix.find()) {
            addComponents(source, prefix.group(1));
        }
    }

    /** The first record of a file has the properties; a further one is the type of one of them. */
    private void addComponents(String source, String prefix) {
        Map<String, String> records = new LinkedHashMap<>();
        RECORD.matcher(source)
                .results()
                .forEach(found ->
                        records.put(found.group(1), found.group(2).replaceAll("@\\w+(\\(\"[^\"]*\"\\))?", "")));
        String first = records.values().iterator().next();
        COMPONENT.matcher(first).results().forEach(found -> {
            String name = plain(prefix + "." + found.group(2));
            names.add(name);
            if (found.group(1).startsWith("Map<")) {
                names.add(name + "*");
            }
            COMPONENT
                    .matcher(records.getOrDefault(found.group(1), ""))
                    .results()
                    .forEach(below -> names.add(name + plain(below.group(2))));
        });
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
