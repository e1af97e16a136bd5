package io.corebank.standalone.launch;

import java.io.PrintStream;
import java.util.Locale;

/** How far something is: a bar that grows at a terminal, and where nobody watches a line for every tenth. */
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int PERCENT = 100;
    private static final int STEPS = 10;

    private final PrintStream out;
    private final boolean watched;
    private int told;

    ProgressBar(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    /** The script knows whether its output goes to a terminal. */
    static ProgressBar onStandardOut() {
        return new ProgressBar(System.out, Boolean.getBoolean("bank.terminal"));
    }

    /** @param progress from 0 to 1 */
    void show(double progress) {
        double part = Math.max(0, Math.min(1, progress));
        if (watched) {
            out.print("\r" + bar(part));
        } else if ((int) (part * STEPS) > told) {
            told = (int) (part * STEPS);
            out.println(told * PERCENT / STEPS + " %");
        }
        out.flush();
    }

    /** Says how it has ended, behind the bar or on a line of its own. */
    void end(String words) {
        out.println(watched ? "  " + words : words);
        out.flush();
    }

    /** A bar such as {@code [##### ] 50 %}. */
    private static String bar(double part) {
        int done = (int) Math.round(part * WIDTH);
        return String.format(
                Locale.ROOT, "[%s%s] %3d %%", "#".repeat(done), " ".repeat(WIDTH - done), done * PERCENT / WIDTH);
    }
}
