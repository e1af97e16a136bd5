/** Axon as it comes: its JPA event store, its command bus, and a cache if asked for. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps.axon;
