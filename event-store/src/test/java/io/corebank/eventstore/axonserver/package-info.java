/** What is done with Axon Server, tried with a store in memory that counts as it does, and a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.axonserver;
