/** Axon on the bank's event store, without a web server between the commands and the bus. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps.inprocess;
