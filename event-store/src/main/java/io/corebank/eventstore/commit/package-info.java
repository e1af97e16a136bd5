/** The single writer: tickets come in from many threads, and one thread commits them in groups, in order, gapless. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.commit;
