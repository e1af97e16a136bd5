package io.corebank.query.transfer;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.support.security.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Whose business an account or a transfer is, as the event store knows it, at once and for ever. */
@Component
public class Participants {

    private static final int LONGEST_ID = 128;

    private final EventStore events;
    private final AccountOwners owners;

    Participants(EventStore events, AccountOwners owners) {
        this.events = events;
        this.owners = owners;
    }

    /** The account's owner; nobody for what is no account. */
    public List<String> ofAccount(String accountId) {
        return isPlausible(accountId) ? owners.ownerOf(accountId).map(List::of).orElse(List.of()) : List.of();
    }

    /**
     * Refuses an account that is somebody else's just as one that is none, and as quickly: nothing but its first event
     * is read.
     */
    public void requireAccountOf(Caller caller, String accountId) {
        if (ofAccount(accountId).stream().noneMatch(caller::mayActFor)) {
            throw new Refusal(RefusalCode.ACCOUNT_NOT_FOUND);
        }
    }

    /** Whoever asked for the transfer, and the owners of both accounts; nobody for what is no transfer. */
    public List<String> ofTransfer(String transferId) {
        DomainEventStream stream =
                isPlausible(transferId) ? events.readEvents(transferId, 0) : DomainEventStream.empty();
        if (!stream.hasNext() || !(stream.next().getPayload() instanceof TransferRequested asked)) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(asked.customerId()),
                        Stream.of(asked.fromAccountId(), asked.toAccountId())
                                .flatMap(account -> ofAccount(account).stream()))
                .distinct()
                .toList();
    }

    private static boolean isPlausible(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }
}
