/** The log and what belongs to it in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.postgres;
