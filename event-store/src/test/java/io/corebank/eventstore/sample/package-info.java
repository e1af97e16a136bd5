/** A small application with an aggregate, handlers and a saga, on which the event store is shown to hold. */
@org.jspecify.annotations.NullMarked
package io.corebank.eventstore.sample;
