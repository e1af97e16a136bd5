/** Tables of stock Axon, filled by its own engines, and what becomes of them. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.migration;
