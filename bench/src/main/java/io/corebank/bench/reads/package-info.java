/** How fast the read side replays and searches. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.reads;
