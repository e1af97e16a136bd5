package io.corebank.standalone.rules;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the source of a record with settings tells of them. */
final class SettingsRecord {

    private static final Pattern RECORD = Pattern.compile(
            "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s*@ConfigurationProperties\\([^)]*\\)\\s*(?:public )?record \\w+\\("
                    + "(?<fields>.*?)\\) ?\\{",
            Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("(?:@DefaultValue(?:\\(\"(?<standard>[^\"]*)\"\\))?\\s+)?(?:@Nullable\\s+)?"
                    + "(?<type>[A-Z]\\w*(?:<[^>]*>)?|int|long|double|boolean)\\s+(?<name>\\w+)(?:,|\\s*$)");
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+)\\s+([^@]*(?:@(?!param)[^@]*)*)");

    private final String summary;
    private final Map<String, String> meanings;
    private final String fields;

    SettingsRecord(String source) {
        Matcher found = RECORD.matcher(source);
        if (!found.find()) {
            throw new IllegalArgumentException("Settings without Javadoc: " + source);
        }
        String javadoc = found.group("doc")
                .replaceAll("\\s*\\n\\s*\\* ?", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
        summary = javadoc.replaceFirst(" @param.*", "").strip();
        meanings = PARAMETER
                .matcher(javadoc)
                .results()
                .collect(Collectors.toMap(
                        parameter -> parameter.group(1),
                        parameter -> parameter.group(2).strip().replaceAll("\\s+", " ")));
        fields = found.group("fields");
    }

    String summary() {
        return summary;
    }

    /** A row of a table for each field. */
    String rows() {
        return FIELD.matcher(fields)
                .results()
                .map(field -> "| `" + kebab(field.group(3)) + "` | `" + field.group(2) + "` | "
                        + standard(field.group(1)) + " | " + meanings.getOrDefault(field.group(3), "") + " |\n")
                .collect(Collectors.joining());
    }

    private static String standard(@Nullable String value) {
        return value == null || value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
