package io.corebank.support.limits;

/**
 * What came of a try to spend something.
 *
 * @param remaining what is left until the window ends
 * @param resetSeconds until then, rounded up
 */
record Grant(boolean allowed, long remaining, long resetSeconds) {}
