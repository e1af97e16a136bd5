package io.corebank.standalone.launch;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal what takes time, with the seconds that have passed. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    private Progress(PrintStream out) {
        this.out = out;
    }

    static Progress toTerminal() {
        return new Progress(System.out);
    }

    void step(String what) {
        double seconds = (System.nanoTime() - start) / 1e9;
        say(String.format(Locale.ROOT, "%6.1f s  %s", seconds, what));
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }
}
