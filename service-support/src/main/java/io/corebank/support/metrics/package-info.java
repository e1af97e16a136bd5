/** What the parts of a service count, for dashboards and alerts. */
@org.jspecify.annotations.NullMarked
package io.corebank.support.metrics;
