/** Transfers by a saga on Axon as it comes: aggregates, saga, tokens and events in JPA. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps.saga;
