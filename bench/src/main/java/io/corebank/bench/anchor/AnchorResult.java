package io.corebank.bench.anchor;

/**
 * What an anchor has done.
 *
 * @param perSecond committed transactions a second
 * @param p50Millis median duration of one
 */
public record AnchorResult(double perSecond, double p50Millis) {}
