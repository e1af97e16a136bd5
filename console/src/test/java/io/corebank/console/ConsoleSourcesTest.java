package io.corebank.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a build would find out about the scripts, if there were one. */
class ConsoleSourcesTest {

    private static final Path FOLDER = Path.of("src/main/resources/console");
    private static final int LONGEST = 300;
    private static final int LARGEST_FIRST_VIEW = 400_000;
    private static final Pattern IMPORT = Pattern.compile("(?:import\\(|import |from )'([\\w@./-]+)'");
    private static final Pattern EAGER =
            Pattern.compile("(?:^|;)(?:import|export)(?:[^()'\"=]*?from)?\\s*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);
    private static final Path MESSAGES = Path.of("../bank-api/src/main/java/io/corebank/api");
    private static final Pattern COMMAND_OF = Pattern.compile("(\\w+): '(\\w+)'");
    private static final Pattern DIGITS_OF = Pattern.compile("(\\d): '([A-Z ]+)'");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://(?!www\\.w3\\.org/)");
    private static final Pattern INLINE_STYLE = Pattern.compile("[\\s\"]style=");

    private final Libraries libraries = Libraries.ofClassPath();
    private final JsonNode imports =
            JsonMapper.shared().readTree(libraries.importMap()).path("imports");

    @Test
    void scriptsAreShortAndChecked() {
        for (Path script : scripts()) {
            assertThat(read(script)).as("%s", script).startsWith("// @ts-check\n");
            assertThat(read(script).lines().count()).as("%s", script).isLessThanOrEqualTo(LONGEST);
        }
    }

    @Test
    void nothingNamesAnotherOriginOrNeedsAnUnsafePolicy() {
        for (Path script : scripts()) {
            assertThat(ELSEWHERE.matcher(read(script)).find()).as("%s", script).isFalse();
            assertThat(INLINE_STYLE.matcher(read(script)).find())
                    .as("%s", script)
                    .isFalse();
            assertThat(read(script)).as("%s", script).doesNotContain("innerHTML", "unsafeHTML", "eval(");
        }
    }

    @Test
    void tokensStayInMemory() {
        assertThat(scripts())
                .filteredOn(script -> read(script).contains("localStorage"))
                .extracting(script -> script.getFileName().toString())
                .containsExactlyInAnyOrder("theme.js", "shell.js");
        assertThat(read(FOLDER.resolve("core/session.js")))
                .doesNotContain("localStorage", "cookie")
                .doesNotContainPattern("setItem\\([^)]*(token|Token)");
    }

    @Test
    void everyImportLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Path script : scripts()) {
            Matcher imported = IMPORT.matcher(read(script));
            while (imported.find()) {
                if (!exists(script, imported.group(1))) {
                    dead.add(FOLDER.relativize(script) + " -> " + imported.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    /** The console knows the bank's messages by their names alone, so that a new one would go unnoticed. */
    @Test
    void namesTheCommandOfEveryEvent() {
        Map<String, Set<String>> commands = new HashMap<>();
        Matcher entry = COMMAND_OF.matcher(read(FOLDER.resolve("parts/commands.js")));
        while (entry.find()) {
            commands.computeIfAbsent(entry.group(1), event -> new HashSet<>()).add(entry.group(2));
        }
        assertThat(commands.keySet()).containsExactlyInAnyOrderElementsOf(messages("event"));
        assertThat(messages("command"))
                .containsAll(commands.values().stream().flatMap(Set::stream).toList());
    }

    /** Browsers have digits of their own, with which amounts would be shown that are not the bank's. */
    @Test
    void countsTheDigitsOfEveryCurrencyAsTheBankDoes() {
        Map<String, Integer> digits = new HashMap<>();
        Matcher entry = DIGITS_OF.matcher(read(FOLDER.resolve("core/format.js")));
        while (entry.find()) {
            List.of(entry.group(2).split(" ")).forEach(code -> digits.put(code, Integer.valueOf(entry.group(1))));
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                assertThat(digits.getOrDefault(currency.getCurrencyCode(), 2))
                        .as("%s", currency)
                        .isEqualTo(currency.getDefaultFractionDigits());
            }
        }
    }

    private static Set<String> messages(String kind) {
        try (Stream<Path> files = Files.walk(MESSAGES)) {
            return files.filter(file ->
                            file.getParent().endsWith(kind) && file.toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info") && !name.endsWith("Event"))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void firstViewIsSmall() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        ConsoleFiles files = ConsoleFiles.ofClassPath();
        Stream.of(
                        "index.html",
                        "theme.js",
                        "icon.svg",
                        "css/base.css",
                        "css/shell.css",
                        "css/parts.css",
                        "css/screens.css")
                .forEach(name -> sizes.put(name, files.find(name).orElseThrow().compressed().length));
        Deque<String> open = new ArrayDeque<>(List.of("main.js", "screens/overview.js"));
        while (!open.isEmpty()) {
            String path = open.pop();
            Asset asset = path.startsWith(ConsoleController.LIBRARIES)
                    ? libraries
                            .find(path.substring(ConsoleController.LIBRARIES.length()))
                            .orElseThrow()
                    : files.find(path).orElseThrow();
            if (sizes.putIfAbsent(path, asset.compressed().length) == null) {
                Matcher eager = EAGER.matcher(new String(asset.plain(), StandardCharsets.UTF_8));
                while (eager.find()) {
                    open.push(resolved(path, eager.group(1)));
                }
            }
        }
        assertThat(sizes).as("the library is found").hasSizeGreaterThan(20);
        assertThat(sizes.keySet()).noneMatch(path -> path.contains("echarts"));
        assertThat(sizes.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", sizes)
                .isLessThan(LARGEST_FIRST_VIEW);
    }

    private boolean exists(Path script, String name) {
        if (name.startsWith(".")) {
            return Files.isRegularFile(script.resolveSibling(name));
        }
        return libraries
                .find(mapped(name).substring(ConsoleController.LIBRARIES.length()))
                .isPresent();
    }

    private String resolved(String from, String name) {
        return name.startsWith(".")
                ? Path.of(from).resolveSibling(name).normalize().toString()
                : mapped(name);
    }

    private String mapped(String name) {
        if (imports.has(name)) {
            return imports.path(name).asString();
        }
        int end = name.indexOf('/', name.startsWith("@") ? name.indexOf('/') + 1 : 0) + 1;
        return imports.path(name.substring(0, end)).asString("/none/") + name.substring(end);
    }

    private static List<Path> scripts() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThan(20);
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
