package io.corebank.bench.lab;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How thoroughly a run measures.
 *
 * @param form short or full, as it was asked for
 * @param rounds how often everything is measured, in turns
 * @param time how long one measurement takes
 * @param warmUp how long each server is under load before the first round, at the most
 * @param accounts how many accounts the deposits are spread over
 * @param connections of the closed loop
 * @param home the project's folder, with the script that starts the bank
 */
public record Settings(
        String form, int rounds, Duration time, Duration warmUp, int accounts, int connections, Path home) {

    /** Two rounds of two seconds: finds what is grossly wrong. */
    public static Settings quick(Path home) {
        return new Settings("short", 2, Duration.ofSeconds(2), Duration.ofSeconds(15), 200, 64, home);
    }

    /** Five rounds of five seconds, of which the medians count. */
    public static Settings full(Path home) {
        return new Settings("full", 5, Duration.ofSeconds(5), Duration.ofSeconds(240), 1_000, 64, home);
    }

    /** How long a server is under load again before each measurement: half as long, a second at least. */
    public Duration runUp() {
        Duration half = time.dividedBy(2);
        return half.toSeconds() < 1 ? Duration.ofSeconds(1) : half;
    }

    /** Whether it is the full form, however its parts were changed. */
    public boolean isFull() {
        return form.equals("full");
    }

    public Settings withRounds(int number) {
        return new Settings(form, number, time, warmUp, accounts, connections, home);
    }

    public Settings withTime(Duration each) {
        return new Settings(form, rounds, each, warmUp, accounts, connections, home);
    }

    public Settings withWarmUp(Duration longest) {
        return new Settings(form, rounds, time, longest, accounts, connections, home);
    }
}
