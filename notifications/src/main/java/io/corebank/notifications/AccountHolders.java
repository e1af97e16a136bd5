package io.corebank.notifications;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose account it is, and which account a standing order is about, from the first event of the stream: this service
 * began at the head of the log and may never have seen it. It never changes, so that it is remembered.
 */
@Component
class AccountHolders {

    private static final int REMEMBERED = 200_000;

    private final EventStore events;
    private final Cache<String, AccountCreated> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, String> payers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AccountHolders(EventStore events) {
        this.events = events;
    }

    /** Whose account it is; null for an unknown one. */
    @Nullable
    String holderOf(String accountId) {
        AccountCreated created = find(accountId);
        return created == null ? null : created.customerId();
    }

    /** Refuses accounts that are not the customer's, or for the bank, that there are not. Both look the same. */
    @Nullable
    Set<String> requireOwn(@Nullable Set<String> accounts, @Nullable String customerId) {
        for (String account : accounts == null ? Set.<String>of() : accounts) {
            String holder = holderOf(account);
            if (holder == null || (customerId != null && !customerId.equals(holder))) {
                throw WebhookRefusal.unknownAccount();
            }
        }
        return accounts;
    }

    /** What is happening now need not be read. */
    void learn(Object event) {
        if (event instanceof AccountCreated created) {
            known.put(created.accountId(), created);
        } else if (event instanceof StandingOrderCreated order) {
            payers.put(order.standingOrderId(), order.fromAccountId());
        }
    }

    /** The account that an event is about; null for none, or an order that nobody knows. */
    @Nullable
    String accountOf(Object event) {
        String named = EventCatalog.accountOf(event);
        return named == null && event instanceof StandingOrderEvent order
                ? payers.get(order.standingOrderId(), this::readPayer)
                : named;
    }

    /** The currency of the account; null for an unknown one. */
    @Nullable
    String currencyOf(String accountId) {
        AccountCreated created = find(accountId);
        return created == null ? null : created.currency();
    }

    private @Nullable AccountCreated find(String accountId) {
        return known.get(accountId, this::read);
    }

    private @Nullable AccountCreated read(String accountId) {
        return first(accountId) instanceof AccountCreated created ? created : null;
    }

    private @Nullable String readPayer(String standingOrderId) {
        return first(standingOrderId) instanceof StandingOrderCreated order ? order.fromAccountId() : null;
    }

    private @Nullable Object first(String stream) {
        DomainEventStream found = events.readEvents(stream, 0);
        return found.hasNext() ? found.next().getPayload() : null;
    }
}
