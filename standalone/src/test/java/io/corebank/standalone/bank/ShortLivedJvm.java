package io.corebank.standalone.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of a bank that lives for a minute: those of {@code ./bank up}, class data that the first bank of a build
 * leaves to the others, and no compiler that would pay for itself only later. A start costs a quarter of the work.
 */
final class ShortLivedJvm {

    private static final Path CLASS_DATA = Path.of("target", "bank-tests.jsa").toAbsolutePath();

    private ShortLivedJvm() {}

    static List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx768m",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off"));
        options.add((isThere() ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + CLASS_DATA);
        return options;
    }

    private static boolean isThere() {
        try {
            if (Files.exists(CLASS_DATA) && isOutdated()) {
                Files.delete(CLASS_DATA);
            }
            return Files.exists(CLASS_DATA);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The JVM does not replace class data that no longer fit. */
    private static boolean isOutdated() throws IOException {
        try (Stream<Path> libraries = Files.list(BankProcess.JAR.resolveSibling("lib"))) {
            return Stream.concat(Stream.of(BankProcess.JAR), libraries)
                    .anyMatch(jar ->
                            jar.toFile().lastModified() > CLASS_DATA.toFile().lastModified());
        }
    }
}
