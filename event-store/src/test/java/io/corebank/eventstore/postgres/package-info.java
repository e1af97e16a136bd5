/** Tests of what stands between the log and PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.postgres;
