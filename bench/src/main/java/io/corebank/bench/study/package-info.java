/** Measurements at several points, drawn as curves: over connections, over time, and over the data that there is. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.study;
