/** The same promises on Axon Server: it keeps the events and carries the messages, a PostgreSQL remembers the rest. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.axonserver;
