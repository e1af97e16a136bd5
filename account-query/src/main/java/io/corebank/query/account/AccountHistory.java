package io.corebank.query.account;

import io.corebank.query.projection.RecordedEvent;
import io.corebank.support.privacy.PersonalData;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts as they were, folded from the event store by the same code that fills the index. */
@Component
class AccountHistory {

    private static final long UNKNOWN_POSITION = 0;

    private final EventStore events;
    private final StreamFolds folds;
    private final AccountAssembly assembly;

    AccountHistory(EventStore events, StreamFolds folds, PersonalData personalData) {
        this.events = events;
        this.folds = folds;
        this.assembly = new AccountAssembly(personalData::open);
    }

    /**
     * The account after its last event up to and including the instant; empty when it was not open yet. The events'
     * order is their own, whatever their times say: what happened before that last one belongs to it.
     */
    Optional<AccountDocument> at(String accountId, Instant instant) {
        return folds.run(() -> fold(accountId, instant));
    }

    private Optional<AccountDocument> fold(String accountId, Instant instant) {
        AccountDocument account = null;
        AccountDocument then = null;
        Iterator<? extends DomainEventMessage<?>> stream =
                events.readEvents(accountId, 0).asStream().iterator();
        while (stream.hasNext()) {
            DomainEventMessage<?> event = stream.next();
            account = after(account, event);
            if (!event.getTimestamp().isAfter(instant)) {
                then = account;
            }
        }
        return Optional.ofNullable(then);
    }

    private @Nullable AccountDocument after(@Nullable AccountDocument account, DomainEventMessage<?> event) {
        RecordedEvent recorded = new RecordedEvent(
                event.getPayload(),
                event.getIdentifier(),
                event.getSequenceNumber() + 1,
                UNKNOWN_POSITION,
                event.getTimestamp());
        return assembly.idOf(recorded) == null ? account : assembly.apply(account, recorded);
    }
}
