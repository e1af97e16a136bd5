/** What Axon sees: storage engine, event store with a live tail, pipelined command bus, cache and snapshots. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.axon;
