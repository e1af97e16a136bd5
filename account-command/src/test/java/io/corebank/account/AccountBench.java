package io.corebank.account;

import io.corebank.api.Refusal;
import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.event.AccountEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Real accounts on events in memory, with or without snapshots; snapshots go through JSON as they do in the bank. */
final class AccountBench implements AutoCloseable {

    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();
    private final Configuration axon;
    private int snapshots;

    private AccountBench(int snapshotEvery) {
        AggregateConfigurer<Account> account = AggregateConfigurer.defaultConfiguration(Account.class);
        if (snapshotEvery > 0) {
            account.configureSnapshotTrigger(
                    parts -> new EventCountSnapshotTriggerDefinition(parts.snapshotter(), snapshotEvery));
        }
        this.axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(parts -> serializer)
                .configureEmbeddedEventStore(parts -> new Storage())
                .configureAggregate(account)
                .start();
    }

    static AccountBench plain() {
        return new AccountBench(0);
    }

    static AccountBench snapshottingEvery(int events) {
        return new AccountBench(events);
    }

    /** What the account answers, in the words of the model. */
    String answer(AccountCommand command) {
        try {
            Object result = axon.commandGateway().send(command).join();
            if (result instanceof LegOutcome outcome) {
                return outcome.accepted() ? "done" : String.valueOf(outcome.reason());
            }
            AccountReceipt receipt = (AccountReceipt) result;
            return receipt.postedMinor() + " " + receipt.heldMinor() + " " + receipt.availableMinor();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Refusal refusal) {
                return refusal.code().code();
            }
            throw failure;
        }
    }

    List<? extends DomainEventMessage<?>> messages() {
        return axon.eventStore().readEvents(History.ACCOUNT, 0).asStream().toList();
    }

    List<AccountEvent> events() {
        return messages().stream()
                .map(message -> (AccountEvent) message.getPayload())
                .toList();
    }

    int snapshots() {
        return snapshots;
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private final class Storage extends InMemoryEventStorageEngine {

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            snapshots++;
            super.storeSnapshot(withPayload(snapshot, serializer.serialize(snapshot.getPayload(), String.class)));
        }

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
            return super.readSnapshot(aggregateId)
                    .map(stored -> withPayload(stored, serializer.deserialize(json(stored.getPayload()))));
        }

        private static DomainEventMessage<?> withPayload(DomainEventMessage<?> snapshot, Object payload) {
            return new GenericDomainEventMessage<>(
                    snapshot.getType(), snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber(), payload);
        }

        @SuppressWarnings("unchecked")
        private static SerializedObject<String> json(Object stored) {
            return (SerializedObject<String>) stored;
        }
    }
}
