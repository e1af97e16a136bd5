/**
 * {@code ./bank chaos}: a bank under load while everything around it fails, and a checker of what it told its clients.
 */
@org.jspecify.annotations.NullMarked
package io.corebank.bench.chaos;
