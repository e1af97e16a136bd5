package io.corebank.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference of settings is made from the sources, so that it cannot say anything else than they do. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Sources.ROOT.resolve("docs/reference/configuration.md");
    private static final Pattern SETTINGS =
            Pattern.compile("@ConfigurationProperties\\(\"([\\w.-]+)\"\\)\\s*(?:public )?record");
    private static final Pattern SINGLE =
            Pattern.compile("(?:\\$\\{|@ConditionalOnProperty\\((?:name = )?\")((?:bank|event-store)\\.[\\w.-]+)"
                    + "(?::((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*)})?");
    private static final String BEGINNING = """
            # Configuration

            Generated from the sources (`ConfigurationReferenceTest` with `-Dreference.update=true`). These are
            settings of Spring Boot: an argument of a service (`--bank.live.streams=100`), or an environment variable
            (`BANK_LIVE_STREAMS`). A setting without a default is unset, or said by the class that uses it. The options
            of the standalone bank are told by `./bank up --help`.
            """;

    @Test
    void saysWhatTheSourcesSay() throws IOException {
        List<Path> sources = new Sources().mains();
        String expected = BEGINNING + groups(sources) + singles(sources);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(REFERENCE, expected);
        }
        assertThat(REFERENCE)
                .as("docs/reference/configuration.md: run this test with -Dreference.update=true")
                .hasContent(expected);
    }

    private static String groups(List<Path> sources) {
        Map<String, String> groups = new TreeMap<>();
        for (Path source : sources) {
            Sources.matches(SETTINGS, source).forEach(found -> {
                SettingsRecord settings = new SettingsRecord(Sources.read(source));
                groups.put(
                        found.group(1),
                        "\n## " + found.group(1) + "\n\n" + linkTo(source) + ": " + settings.summary()
                                + "\n\n| setting | type | default | |\n|---|---|---|---|\n"
                                + settings.rows());
            });
        }
        assertThat(groups).as("groups of settings").hasSizeGreaterThan(8);
        return String.join("", groups.values());
    }

    /** A setting that stands alone is said where it is used, perhaps by several with one default. */
    private static String singles(List<Path> sources) {
        Map<String, String> rows = new TreeMap<>(Comparator.naturalOrder());
        for (Path source : sources) {
            Sources.matches(SINGLE, source).forEach(found -> rows.putIfAbsent(found.group(1), row(found, source)));
        }
        return "\n## Single settings\n\n| setting | default | used by |\n|---|---|---|\n"
                + rows.values().stream().collect(Collectors.joining());
    }

    private static String row(MatchResult found, Path source) {
        String standard = found.group(2);
        return "| `" + found.group(1) + "` | " + (standard == null ? "" : "`" + standard + "`") + " | " + linkTo(source)
                + " |\n";
    }

    private static String linkTo(Path source) {
        String name = source.getFileName().toString().replace(".java", "");
        return "[" + name + "](../../" + Sources.ROOT.relativize(source) + ")";
    }
}
