/** Clients that ask the bank for many things at once, as the seed says. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.chaos.load;
