package io.corebank.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the page on security claims, a test shows; what is not claimed is not forgotten either. */
class SecurityDocumentTest {

    private static final Path PAGE = Sources.ROOT.resolve("docs/security.md");
    private static final Pattern TEST = Pattern.compile("\\[(\\w+(?:Test|IT))]\\(([^)]+)\\)");
    private static final Pattern SECTIONS = Pattern.compile("^V([\\d., –]*\\d)");
    private static final Pattern WHOLE_CHAPTER = Pattern.compile("\\d+");

    /** How many sections each chapter of ASVS 5.0 has. */
    private static final Map<Integer, Integer> CHAPTERS = Map.ofEntries(
            Map.entry(1, 5),
            Map.entry(2, 4),
            Map.entry(3, 7),
            Map.entry(4, 4),
            Map.entry(5, 4),
            Map.entry(6, 8),
            Map.entry(7, 6),
            Map.entry(8, 4),
            Map.entry(9, 2),
            Map.entry(10, 7),
            Map.entry(11, 7),
            Map.entry(12, 3),
            Map.entry(13, 4),
            Map.entry(14, 3),
            Map.entry(15, 4),
            Map.entry(16, 5),
            Map.entry(17, 3));

    private final Sources sources = new Sources();

    @Test
    void everyRowNamesATestThatIsThereOrSaysWhyThereIsNone() {
        List<List<String>> rows = rows("What is protected", "OWASP API Security", "OWASP ASVS");
        assertThat(rows).hasSizeGreaterThan(60);
        assertThat(rows).allSatisfy(row -> {
            String proof = row.get(row.size() - 1);
            List<MatchResult> tests = TEST.matcher(proof).results().toList();
            if (tests.isEmpty()) {
                assertThat(proof).as("%s", row).matches("reason: .+|none needed");
            }
            assertThat(tests).allSatisfy(test -> {
                assertThat(sources.hasTest(test.group(1), null))
                        .as(test.group())
                        .isTrue();
                assertThat(PAGE.resolveSibling(test.group(2))).exists();
            });
        });
    }

    @Test
    void everySectionOfTheStandardHasItsRow() {
        Set<String> covered = new HashSet<>();
        for (List<String> row : rows("OWASP ASVS")) {
            SECTIONS.matcher(row.get(0)).results().forEach(found -> covered.addAll(sectionsOf(found.group(1))));
        }
        Set<String> expected = new TreeSet<>();
        CHAPTERS.forEach((chapter, sections) ->
                IntStream.rangeClosed(1, sections).forEach(section -> expected.add(chapter + "." + section)));
        assertThat(covered).containsAll(expected);
        assertThat(rows("OWASP API Security")).hasSize(10);
    }

    /** {@code 2.1, 2.2}, {@code 6.1–6.3}, or a whole chapter. */
    private static Set<String> sectionsOf(String text) {
        Set<String> sections = new TreeSet<>();
        for (String part : text.split(", ?")) {
            if (WHOLE_CHAPTER.matcher(part).matches()) {
                int chapter = Integer.parseInt(part);
                IntStream.rangeClosed(1, CHAPTERS.getOrDefault(chapter, 0))
                        .forEach(section -> sections.add(chapter + "." + section));
                continue;
            }
            String[] ends = part.split("–");
            String chapter = ends[0].split("\\.")[0];
            IntStream.rangeClosed(numberOf(ends[0]), numberOf(ends[ends.length - 1]))
                    .forEach(section -> sections.add(chapter + "." + section));
        }
        return sections;
    }

    private static int numberOf(String section) {
        return Integer.parseInt(section.split("\\.")[1].strip());
    }

    /** The cells of all rows below these headings, without those that name columns. */
    private static List<List<String>> rows(String... headings) {
        return Arrays.stream(Sources.read(PAGE).split("(?m)^## "))
                .filter(part -> Arrays.stream(headings).anyMatch(part::startsWith))
                .flatMap(part -> part.lines()
                        .filter(line -> line.startsWith("| "))
                        .skip(1)
                        .map(line -> Arrays.stream(
                                        line.substring(1, line.length() - 1).split(" \\| "))
                                .map(String::strip)
                                .toList()))
                .toList();
    }
}
