/**
 * The history checker: compares what clients were told with the log, by rules of its own. It knows the log's tables and
 * the events' fields, and shares no code with what wrote them.
 */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.chaos.check;
