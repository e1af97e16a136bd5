/** The account of the comparison application, on Axon Server as the starter of Axon connects to it. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps.axonserver;
