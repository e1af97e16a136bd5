/** Puts the event store in the place of Axon's own ones, in any Spring Boot application that has a data source. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.autoconfigure;
