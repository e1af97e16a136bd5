/** The rows of the table of goals, and the probes that measure what they compare. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.row;
