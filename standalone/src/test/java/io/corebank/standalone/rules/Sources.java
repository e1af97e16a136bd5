package io.corebank.standalone.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the repository, without what a build has made. */
final class Sources {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> MADE = Set.of("target", ".git", "data", "node_modules");

    private final List<Path> documents = files(".md");
    private final Map<String, List<Path>> tests = files(".java").stream()
            .filter(path -> path.toString().contains("/src/test/"))
            .filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
            .collect(Collectors.groupingBy(path -> path.getFileName().toString().replace(".java", "")));

    List<Path> documents() {
        return documents;
    }

    /** The sources of the product, without the benchmark. */
    List<Path> mains() {
        return files(".java").stream()
                .filter(path -> path.toString().contains("/src/main/") && !path.startsWith(ROOT.resolve("bench")))
                .toList();
    }

    /** The sources of the commands of the bank. */
    List<Path> launcher() {
        return files(".java").stream()
                .filter(path ->
                        path.getParent().endsWith("launch") && path.toString().contains("/src/main/"))
                .toList();
    }

    /** Whether there is such a test, and such a method in it if there is a name. */
    boolean hasTest(String test, @Nullable String method) {
        return tests.getOrDefault(test, List.of()).stream()
                .anyMatch(source -> method == null || read(source).contains("void " + method + "("));
    }

    /** All that is in the package of a test of this name, and in the helpers that tests of the whole bank share. */
    String textOf(String test) {
        Set<Path> folders = tests.getOrDefault(test, List.of()).stream()
                .map(Path::getParent)
                .collect(Collectors.toCollection(TreeSet::new));
        folders.add(ROOT.resolve("standalone/src/test/java/io/corebank/standalone/bank"));
        return files(".java").stream()
                .filter(source -> folders.contains(source.getParent()))
                .map(Sources::read)
                .collect(Collectors.joining("\n"));
    }

    String nameOf(Path file) {
        return ROOT.relativize(file).toString();
    }

    static Stream<MatchResult> matches(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results();
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(path -> path.toString().endsWith(ending) && Files.isRegularFile(path))
                    .filter(path -> MADE.stream()
                            .noneMatch(folder -> ROOT.relativize(path).startsWith(folder)
                                    || path.toString().contains("/" + folder + "/")))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
