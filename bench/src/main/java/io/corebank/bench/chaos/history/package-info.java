/** What clients were told, written down as it happens. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.chaos.history;
