package io.corebank.standalone.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that a document shows, taken apart: what is called, and each option that is given to it. */
record ShownCommand(Path document, String text) {

    /** Blocks whose lines a test takes out of the document and runs as they are. */
    static final Set<String> RUN_AS_THEY_ARE = Set.of("bash tour", "bash run", "sh verify");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern IN_A_LINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern PROGRAM = Pattern.compile("(?:[A-Z_]+=\\S+ )*"
            + "((?:\\./bank|\\./mvnw|docker(?![-\\w])|kubectl|helm"
            + "|java(?![-.\\w])|curl|psql|npm|trivy|osv-scanner|deploy/compose/[a-z-]+) ?.*)");
    private static final Pattern WORDS =
            Pattern.compile("(?:\\./bank (?:cluster )?[a-z]+|docker compose [a-z]+|kubectl [a-z]+"
                    + "|(?:java|npm|trivy|osv-scanner) \\S+|curl|psql|\\./mvnw|\\./bank|\\S+)");
    private static final Pattern OPTION = Pattern.compile("(?<=[\\s\\[\"'])(-{1,2}[A-Za-z][\\w.-]*)");

    /** All commands of a document, except in blocks that are run as they are. */
    static List<ShownCommand> in(Path document) {
        String text = Sources.read(document);
        List<ShownCommand> commands = new ArrayList<>();
        BLOCK.matcher(text)
                .results()
                .filter(block -> !RUN_AS_THEY_ARE.contains(block.group(1)))
                .flatMap(block -> block.group(2).replaceAll("\\\\\\n\\s*", "").lines())
                .map(line -> line.split("\\s{2,}")[0])
                .forEach(line -> add(document, line, commands));
        String prose = BLOCK.matcher(text).replaceAll("");
        IN_A_LINE.matcher(prose).results().forEach(code -> add(document, code.group(1), commands));
        return commands;
    }

    private static void add(Path document, String line, List<ShownCommand> commands) {
        Matcher program = PROGRAM.matcher(line);
        if (program.matches()) {
            commands.add(new ShownCommand(document, program.group(1)));
        }
    }

    /** What has to be run somewhere: the command by itself, and the command with each of its options. */
    Stream<String> parts() {
        Matcher called = WORDS.matcher(text);
        String words = called.lookingAt() ? called.group() : text;
        Stream<String> options = words.startsWith("curl")
                ? Stream.empty()
                : OPTION.matcher(text.substring(words.length())).results().map(option -> words + " " + option.group(1));
        String target = words.equals("curl") ? " " + address() : "";
        String goals = words.equals("./mvnw") ? goals() : "";
        return Stream.concat(Stream.of((words + target + goals).strip()), options);
    }

    private String address() {
        Matcher address =
                Pattern.compile("(?:localhost:\\d+|\\$BANK)(/[^\\s\"]*)").matcher(text);
        return address.find() ? address.group(1) : "";
    }

    /** What Maven is told to do, without its options. */
    private String goals() {
        StringBuilder goals = new StringBuilder();
        Matcher goal = Pattern.compile("(?<= )(verify|package|test|spotless:apply|jib:buildTar)\\b")
                .matcher(text);
        while (goal.find()) {
            goals.append(' ').append(goal.group());
        }
        return goals.toString();
    }
}
