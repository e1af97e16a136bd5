/** Simulations of bus and committer, and tests of what Axon sees. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.autoconfigure;
