/** Small, honest applications with the bank's endpoint for deposits, built in the ways that the bank was not. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.apps;
