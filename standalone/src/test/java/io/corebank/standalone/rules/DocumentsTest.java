package io.corebank.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What documents name must be there: headings, pages, tests, commands and modules. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#\\s]*)#([^)\\s]+)\\)");
    private static final Pattern PAGE = Pattern.compile("]\\(([^)#\\s]+\\.md)(?:#[^)\\s]+)?\\)");
    private static final Pattern METHOD = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern BANK = Pattern.compile("\\./bank ([a-z]+)");
    private static final Pattern COMMAND = Pattern.compile("@Command\\(\\s*name = \"([a-z]+)\"");
    private static final Pattern FROM_SCRIPT = Pattern.compile("\"\\$\\{1:-}\" = ([a-z]+) ]");
    private static final Pattern SELECTED = Pattern.compile("-D(?:it\\.)?test='?([\\w,]+)'?");
    private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
    private static final Pattern MODULES = Pattern.compile("mvnw[^\\n]* -pl ([a-z,-]+)");

    /** The type of a message to webhooks. */
    private static final String NO_TEST = "WebhookTest";

    private final Sources sources = new Sources();

    @Test
    void linksLeadToHeadingsThatAreThere() {
        List<String> dead = new ArrayList<>();
        for (Path document : sources.documents()) {
            Sources.matches(LINK, document).forEach(link -> {
                Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
                boolean page =
                        !link.group(1).contains("://") && target.toString().endsWith(".md");
                if (page && !Headings.of(target).contains(link.group(2))) {
                    dead.add(sources.nameOf(document) + " -> " + link.group());
                }
            });
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() {
        Path index = Sources.ROOT.resolve("docs/README.md");
        Set<Path> listed = Sources.matches(PAGE, index)
                .map(link -> index.resolveSibling(link.group(1)).normalize())
                .collect(Collectors.toSet());
        assertThat(sources.documents())
                .filteredOn(page -> page.startsWith(Sources.ROOT.resolve("docs")))
                .filteredOn(page -> !page.startsWith(Sources.ROOT.resolve("docs/adr")) && !page.equals(index))
                .as("pages, each of which docs/README.md has to list")
                .isNotEmpty()
                .allMatch(listed::contains);
    }

    @Test
    void testsThatAreNamedExist() {
        List<String> unknown = new ArrayList<>();
        for (Path document : sources.documents()) {
            Sources.matches(METHOD, document)
                    .filter(name -> !name.group(1).equals(NO_TEST))
                    .filter(name -> !sources.hasTest(name.group(1), name.group(2)))
                    .forEach(name -> unknown.add(sources.nameOf(document) + ": " + name.group()));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void testsAndModulesOfCommandsExist() {
        List<String> unknown = new ArrayList<>();
        for (Path document : sources.documents()) {
            Sources.matches(SELECTED, document)
                    .flatMap(option -> List.of(option.group(1).split(",")).stream())
                    .filter(test -> !test.equals("none") && !sources.hasTest(test, null))
                    .forEach(unknown::add);
            Sources.matches(MODULES, document)
                    .flatMap(option -> List.of(option.group(1).split(",")).stream())
                    .filter(module ->
                            Files.notExists(Sources.ROOT.resolve(module).resolve("pom.xml")))
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void theFirstPageNamesEveryModule() {
        List<String> modules = Sources.matches(MODULE, Sources.ROOT.resolve("pom.xml"))
                .map(module -> "`" + module.group(1) + "/`")
                .toList();
        assertThat(modules).hasSizeGreaterThan(10);
        assertThat(Sources.read(Sources.ROOT.resolve("docs/start.md"))).contains(modules);
    }

    @Test
    void commandsOfTheBankExist() {
        Set<String> known = new TreeSet<>();
        sources.launcher().forEach(source -> known.addAll(namesOf(COMMAND, source)));
        known.addAll(namesOf(FROM_SCRIPT, Sources.ROOT.resolve("bank")));
        assertThat(known).contains("up", "verify", "bench", "chaos");
        for (Path document : sources.documents()) {
            assertThat(known).as(sources.nameOf(document)).containsAll(namesOf(BANK, document));
        }
    }

    private static Set<String> namesOf(Pattern pattern, Path file) {
        return Sources.matches(pattern, file)
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
