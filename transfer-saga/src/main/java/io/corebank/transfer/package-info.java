/** Moves money between accounts: the transfer decides, a saga drives it, and a sweeper drives what the saga lost. */
@org.jspecify.annotations.NullMarked
package io.corebank.transfer;
