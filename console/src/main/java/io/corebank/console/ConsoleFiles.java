package io.corebank.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The console's own files. All of them together have one digest, so that an address never changes its content. */
final class ConsoleFiles {

    private static final String FOLDER = "console/";

    private final Map<String, Asset> byPath;
    private final String digest;

    private ConsoleFiles(Map<String, Asset> byPath) {
        this.byPath = byPath;
        StringBuilder all = new StringBuilder();
        byPath.forEach((path, asset) -> all.append(path).append(asset.digest()));
        this.digest = Asset.digestOf(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ConsoleFiles ofClassPath() {
        Map<String, Asset> byPath = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**")) {
                String address = file.getURL().toString();
                String path = address.substring(address.lastIndexOf("/" + FOLDER) + FOLDER.length() + 1);
                if (file.isReadable() && Asset.isServed(path)) {
                    byPath.put(path, Asset.of(path, file.getContentAsByteArray()));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ConsoleFiles(byPath);
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** What changes when any of the files does. */
    String digest() {
        return digest;
    }
}
