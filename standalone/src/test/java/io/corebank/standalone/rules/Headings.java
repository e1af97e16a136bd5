package io.corebank.standalone.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The anchors that a page gets from its headings when it is shown in the repository. */
final class Headings {

    private Headings() {}

    static Set<String> of(Path page) {
        Set<String> anchors = new HashSet<>();
        boolean code = false;
        for (String line : Files.exists(page) ? Sources.read(page).lines().toList() : Set.<String>of()) {
            code ^= line.startsWith("```");
            if (!code && line.matches("#{1,6} .*")) {
                add(anchorOf(line.replaceFirst("#+ ", "")), anchors);
            }
        }
        return anchors;
    }

    /** A second heading of the same words is told apart by a number. */
    private static void add(String anchor, Set<String> anchors) {
        String free = anchor;
        for (int number = 1; !anchors.add(free); number++) {
            free = anchor + "-" + number;
        }
    }

    private static String anchorOf(String heading) {
        return heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}
