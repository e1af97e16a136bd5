package io.corebank.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TidyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_AGGREGATE = 250;
    private static final int LONGEST_CONTROLLER = 130;
    private static final int LONGEST_TEST = 400;
    private static final int LONGEST_LINE = 120;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
    private static final Pattern SLEEP = Pattern.compile("Thread\\s*\\.\\s*" + "sleep\\(");
    private static final Pattern FLOATING_IMAGE = Pattern.compile("image:\\s*\\S+:" + "latest");

    @Test
    void sourcesAreShort() {
        assertThat(offenders(".java", (path, text) -> lines(text) > limitOf(path)))
                .isEmpty();
    }

    @Test
    void linesAreShort() {
        assertThat(offenders(".java", (path, text) -> text.lines().anyMatch(line -> line.length() > LONGEST_LINE)))
                .isEmpty();
    }

    @Test
    void nothingIsLeftToDo() {
        assertThat(offenders(
                        "",
                        (path, text) -> isText(path) && LEFTOVER.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void testsWaitForWhatTheyNeedInsteadOfSleeping() {
        assertThat(offenders(
                        ".java",
                        (path, text) -> path.toString().contains("/src/test/")
                                && SLEEP.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void noKeyLiesAmongTheSources() {
        assertThat(Stream.of(".key", ".pem", ".p12", ".jks").flatMap(ending -> files(ending).stream()))
                .isEmpty();
    }

    @Test
    void imagesHaveAVersion() {
        assertThat(offenders(
                        ".yml", (path, text) -> FLOATING_IMAGE.matcher(text).find()))
                .isEmpty();
        assertThat(offenders(
                        ".yaml", (path, text) -> FLOATING_IMAGE.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void linksInDocumentsLeadSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Path document : files(".md")) {
            Matcher links = LINK.matcher(read(document));
            while (links.find()) {
                String target = links.group(1);
                if (!target.contains("://")
                        && !target.startsWith("mailto:")
                        && Files.notExists(document.resolveSibling(target))) {
                    dead.add(ROOT.relativize(document) + " -> " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<String> silent = new ArrayList<>();
        for (Path source : files(".java")) {
            Path description = source.resolveSibling("package-info.java");
            if (source.toString().contains("/src/main/")
                    && (Files.notExists(description) || !read(description).contains("NullMarked"))) {
                silent.add(ROOT.relativize(source).toString());
            }
        }
        assertThat(silent).isEmpty();
    }

    private static int limitOf(Path path) {
        if (path.toString().contains("/src/test/")) {
            return LONGEST_TEST;
        }
        if (path.getFileName().toString().endsWith("Controller.java")) {
            return LONGEST_CONTROLLER;
        }
        return read(path).contains("@Aggregate") ? LONGEST_AGGREGATE : LONGEST_SOURCE;
    }

    private static boolean isText(Path path) {
        return Stream.of(".java", ".md", ".yaml", ".yml", ".xml", ".sql", ".js", ".html", ".sh")
                .anyMatch(path.toString()::endsWith);
    }

    private interface Check {
        boolean offends(Path path, String text);
    }

    private static List<String> offenders(String ending, Check check) {
        List<Path> files = files(ending);
        assertThat(files).as("files ending in %s", ending).satisfies(found -> assertThat(
                        found.isEmpty() && ending.equals(".java"))
                .isFalse());
        return files.stream()
                .filter(path -> isText(path) && check.offends(path, read(path)))
                .map(path -> ROOT.relativize(path).toString())
                .toList();
    }

    private static List<Path> files(String ending) {
        Predicate<Path> generated = path -> Stream.of("target", ".git", "data", "node_modules")
                .anyMatch(folder -> path.toString().contains("/" + folder + "/"));
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .filter(generated.negate())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long lines(String text) {
        return text.lines().count();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
