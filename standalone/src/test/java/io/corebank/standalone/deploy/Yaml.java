package io.corebank.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A YAML tree, read by paths. What is absent is an empty map, an empty list or an empty text. */
record Yaml(@Nullable Object node) {

    /** The folder that everything is in. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** All documents of a file. */
    static List<Yaml> all(Path file) {
        try {
            List<Yaml> documents = new ArrayList<>();
            for (Object document : new org.yaml.snakeyaml.Yaml().loadAll(Files.readString(file))) {
                documents.add(new Yaml(document));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one document of a text. */
    static Yaml text(String yaml) {
        return new Yaml(new org.yaml.snakeyaml.Yaml().load(yaml));
    }

    Yaml at(String... path) {
        Object current = node;
        for (String step : path) {
            current = current instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return new Yaml(current);
    }

    boolean isAbsent() {
        return node == null;
    }

    String text() {
        return node == null ? "" : node.toString();
    }

    List<Yaml> items() {
        return node instanceof List<?> list ? list.stream().map(Yaml::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(Yaml::text).toList();
    }

    /** The names in a map, or the items of a list, since compose takes either in many places. */
    List<String> names() {
        return node instanceof Map<?, ?> map
                ? map.keySet().stream().map(Object::toString).toList()
                : texts();
    }

    Stream<Map.Entry<String, Yaml>> entries() {
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream().map(entry -> Map.entry(entry.getKey().toString(), new Yaml(entry.getValue())))
                : Stream.empty();
    }
}
