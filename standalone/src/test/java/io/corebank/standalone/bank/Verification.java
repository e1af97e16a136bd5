package io.corebank.standalone.bank;

import java.nio.file.Path;

/** What the command {@code bank verify} has found: 0 and a line for each invariant when everything holds. */
public record Verification(int exitCode, String output) {

    /** Runs the command on the bank of a data folder, as an operator would. */
    public static Verification of(Path data) {
        return of("verify", data);
    }

    /** Runs any command on the bank of a data folder. */
    static Verification of(String name, Path data) {
        LaunchedCommand run = LaunchedCommand.of(name, "--data", data.toString());
        return new Verification(run.exitCode(), run.output());
    }
}
