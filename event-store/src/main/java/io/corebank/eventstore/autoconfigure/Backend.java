package io.corebank.eventstore.autoconfigure;

import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What keeps the events and carries the commands. Whoever has it knows that the tables of this process are there.
 *
 * @param eventStore the only event store that Axon may use
 * @param commandBus the only command bus
 * @param guard evicts from a cache of aggregates what rests on events that were not written
 */
record Backend(Class<? extends EventStore> eventStore, Class<? extends CommandBus> commandBus, Consumer<Cache> guard) {}
