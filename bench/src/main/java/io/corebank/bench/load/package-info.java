/** A lean HTTP/1.1 client that measures: one thread, many connections, closed loop or open loop. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.load;
