package io.corebank.query.transfer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.api.account.event.AccountCreated;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose accounts are, from their first events. The event store knows it before any projection does, and it never
 * changes, so that a replay finds the same owners.
 */
@Component
class AccountOwners {

    private static final int REMEMBERED_ACCOUNTS = 100_000;

    private final EventStore events;
    private final Cache<String, String> owners =
            Caffeine.newBuilder().maximumSize(REMEMBERED_ACCOUNTS).build();

    AccountOwners(EventStore events) {
        this.events = events;
    }

    /** The customer that an account belongs to; empty for an unknown account. */
    Optional<String> ownerOf(String accountId) {
        return Optional.ofNullable(owners.get(accountId, this::read));
    }

    /** Remembers what an event tells, so that a replay asks for nothing. */
    void learn(Object event) {
        if (event instanceof AccountCreated created) {
            owners.put(created.accountId(), created.customerId());
        }
    }

    private @Nullable String read(String accountId) {
        DomainEventStream stream = events.readEvents(accountId, 0);
        return stream.hasNext() && stream.next().getPayload() instanceof AccountCreated created
                ? created.customerId()
                : null;
    }
}
