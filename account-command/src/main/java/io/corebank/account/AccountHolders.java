package io.corebank.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.api.account.query.FindAccountHolder;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose account it is, from the first event of its stream. That never changes, so that it is remembered for ever. */
@Component
class AccountHolders {

    private static final int REMEMBERED = 100_000;

    private final EventStore events;
    private final Cache<String, AccountHolderView> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AccountHolders(EventStore events) {
        this.events = events;
    }

    Optional<AccountHolderView> of(String accountId) {
        return Optional.ofNullable(find(new FindAccountHolder(accountId)));
    }

    @QueryHandler
    @Nullable
    AccountHolderView find(FindAccountHolder query) {
        return known.get(query.accountId(), this::read);
    }

    private @Nullable AccountHolderView read(String accountId) {
        DomainEventStream stream = events.readEvents(accountId, 0);
        if (stream.hasNext() && stream.next().getPayload() instanceof AccountCreated created) {
            return new AccountHolderView(accountId, created.customerId(), created.currency());
        }
        return null;
    }
}
