/** Measures the bank beside its anchors, in turns and in the same run. */
@org.jspecify.annotations.NullMarked
package io.corebank.bench;
