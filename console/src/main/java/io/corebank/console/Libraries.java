package io.corebank.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The libraries of the console, out of Maven artifacts that bring a part of an import map each. Their addresses contain
 * their versions.
 */
final class Libraries {

    private static final String PART = "META-INF/importmap.json";
    private static final String FOLDER = "META-INF/resources/_static/";
    private static final String PART_ADDRESS = "/_static/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> addresses;
    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    private Libraries(Map<String, String> addresses) {
        this.addresses = addresses;
    }

    static Libraries ofClassPath() {
        Map<String, String> addresses = new TreeMap<>();
        try {
            List<URL> parts = new ArrayList<>(
                    Collections.list(Libraries.class.getClassLoader().getResources(PART)));
            for (URL part : parts) {
                try (InputStream content = part.openStream()) {
                    JsonNode imports = JSON.readTree(content).path("imports");
                    imports.properties().forEach(entry -> addresses.put(entry.getKey(), ours(entry.getValue())));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Libraries(addresses);
    }

    /** What the names in {@code import} statements stand for, as browsers read it. */
    String importMap() {
        return JSON.writeValueAsString(Map.of("imports", addresses));
    }

    /** A file of a library by its path; it is kept, because there are few and they do not change. */
    Optional<Asset> find(String path) {
        Asset known = loaded.get(path);
        return known == null ? read(path) : Optional.of(known);
    }

    private Optional<Asset> read(String path) {
        ClassPathResource file = new ClassPathResource(FOLDER + path, Libraries.class.getClassLoader());
        if (!path.endsWith(".js") || path.contains("..") || !file.isReadable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(loaded.computeIfAbsent(path, name -> Asset.of(name, contentOf(file))));
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private static byte[] contentOf(ClassPathResource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String ours(JsonNode address) {
        return ConsoleController.LIBRARIES + address.asString().substring(PART_ADDRESS.length());
    }
}
