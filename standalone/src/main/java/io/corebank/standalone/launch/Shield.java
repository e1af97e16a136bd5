package io.corebank.standalone.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps from a process what a terminal sends to everything in its foreground, by Ctrl-C or when it closes. Whoever has
 * started the process ends it when its turn has come.
 */
final class Shield {

    private static final String SCRIPT = "trap '' INT HUP; exec \"$@\"";

    private Shield() {}

    /** A command that becomes the given one, with the same number. */
    static List<String> before(List<String> command) {
        List<String> shielded = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
        shielded.addAll(command);
        return shielded;
    }
}
