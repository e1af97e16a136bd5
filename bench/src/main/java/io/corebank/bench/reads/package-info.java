/** How fast the read side follows, replays and searches. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.reads;
