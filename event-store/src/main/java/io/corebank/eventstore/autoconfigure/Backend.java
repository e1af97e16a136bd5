package io.corebank.eventstore.autoconfigure;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What keeps the events and carries the commands. Whoever has it knows that the tables of this process are there.
 *
 * @param eventStore the only event store that Axon may use
 * @param commandBus the only command bus
 * @param cache the only cache that aggregates may have
 */
record Backend(
        Class<? extends EventStore> eventStore, Class<? extends CommandBus> commandBus, Class<? extends Cache> cache) {}
