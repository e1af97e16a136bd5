/** Brings the events of a stock Axon table into the log, as they are. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.migration;
