package io.corebank.bench.chaos.history;

/** A fault, from when it was injected until everything that it had stopped was started again. */
public record Disturbance(String kind, long beginMicros, long endMicros) {}
