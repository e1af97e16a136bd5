package io.corebank.eventstore.sample;

/** There is a new jar. */
public record JarOpened(String jarId) {}
