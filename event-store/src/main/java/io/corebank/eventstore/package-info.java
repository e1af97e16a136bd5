/** Axon on PostgreSQL, fast and gapless. Knows nothing of what the events mean. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore;
