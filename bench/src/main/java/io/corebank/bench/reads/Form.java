package io.corebank.bench.reads;

import io.corebank.bench.lab.Lab;

/** How much is asked for. */
final class Form {

    private Form() {}

    /** Whether the large numbers are wanted, which take minutes to make. */
    static boolean isFull(Lab lab) {
        return lab.settings().form().equals("full");
    }
}
