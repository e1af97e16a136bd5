package io.corebank.query.reconciliation;

/** Tells how long each part of a run takes. */
final class Stopwatch {

    private final Findings findings;
    private long last = System.nanoTime();

    Stopwatch(Findings findings) {
        this.findings = findings;
    }

    /** What was done since the last lap was for this check. */
    void lap(Check check) {
        long now = System.nanoTime();
        findings.took(check, now - last);
        last = now;
    }
}
