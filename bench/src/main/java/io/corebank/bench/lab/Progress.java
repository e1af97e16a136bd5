package io.corebank.bench.lab;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal what is going on. */
public final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** One line, with the seconds that have passed. */
    public void say(String text) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, text);
        out.flush();
    }
}
