package io.corebank.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every command that a document shows is run by a test, or there is a reason why not: {@code commands.txt} has a line
 * for each, and a new command without one fails here.
 */
class CommandsTest {

    private static final String LIST = "standalone/src/test/resources/commands.txt";

    private static final int SHORTEST_REASON = 20;

    private final Sources sources = new Sources();
    private final Map<String, Proof> proofs = proofs();

    /**
     * Why a command is believed.
     *
     * @param test that runs it, as {@code Test} or {@code Test.method}; {@code -} if none does
     * @param evidence a text in the source of that test, or the reason why there is none
     */
    private record Proof(String test, String evidence) {

        boolean isException() {
            return test.equals("-");
        }
    }

    private static Map<String, Proof> proofs() {
        Map<String, Proof> proofs = new LinkedHashMap<>();
        Sources.read(Sources.ROOT.resolve(LIST))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s*\\|\\s*", 3))
                .forEach(parts -> assertThat(proofs.put(parts[0], new Proof(parts[1], parts[2])))
                        .as("a second line for " + parts[0])
                        .isNull());
        return proofs;
    }

    private Map<String, Set<String>> shown() {
        return sources.documents().stream()
                .flatMap(document -> ShownCommand.in(document).stream())
                .flatMap(command -> command.parts().map(part -> Map.entry(part, sources.nameOf(command.document()))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
    }

    @Test
    void haveATestOrAReasonEach() {
        Map<String, Set<String>> shown = shown();
        assertThat(shown).hasSizeGreaterThan(60);
        shown.keySet().removeAll(proofs.keySet());
        assertThat(shown).as("commands in documents, without a line in " + LIST).isEmpty();
    }

    @Test
    void areStillShownSomewhere() {
        assertThat(shown().keySet()).as("lines of " + LIST).containsAll(proofs.keySet());
    }

    @Test
    void areFoundInTheTestsThatRunThem() {
        List<String> unproved = new ArrayList<>();
        proofs.forEach((command, proof) -> {
            if (!isProved(proof)) {
                unproved.add(command + " | " + proof.test() + " | " + proof.evidence());
            }
        });
        assertThat(unproved).isEmpty();
    }

    private boolean isProved(Proof proof) {
        if (proof.isException()) {
            return proof.evidence().length() >= SHORTEST_REASON;
        }
        String[] name = proof.test().split("\\.");
        return sources.hasTest(name[0], name.length == 1 ? null : name[1])
                && sources.textOf(name[0]).contains(proof.evidence());
    }

    /** What is offered as a script is either run as it stands, or does not look like one. */
    @Test
    void scriptsAreMarkedAsRun() {
        assertThat(sources.documents())
                .allSatisfy(document -> assertThat(Sources.read(document).lines())
                        .filteredOn(line -> line.matches("```(bash|sh)\\b.*"))
                        .extracting(line -> line.substring(3))
                        .allMatch(ShownCommand.RUN_AS_THEY_ARE::contains));
    }
}
