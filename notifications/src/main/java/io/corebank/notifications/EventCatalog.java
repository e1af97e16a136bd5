package io.corebank.notifications;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import io.corebank.api.transfer.event.TransferEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events there are, by the names that webhooks ask for, and which account each is about. */
final class EventCatalog {

    /** Sent on request, so that a receiver can be tried. */
    static final String TEST = "WebhookTest";

    /** Tells an owner's other webhooks that one was given up. */
    static final String DISABLED = "WebhookDisabled";

    private static final Set<String> TYPES = Stream.of(
                    AccountEvent.class.getPermittedSubclasses(),
                    TransferEvent.class.getPermittedSubclasses(),
                    StandingOrderEvent.class.getPermittedSubclasses())
            .flatMap(Arrays::stream)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private EventCatalog() {}

    /** Every name that a webhook can ask for. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(TYPES);
        names.add(DISABLED);
        return names;
    }

    static boolean knows(String type) {
        return TYPES.contains(type) || type.equals(DISABLED);
    }

    /**
     * The account that an event is about, whose holder may know of it: a transfer is its payer's business, and the
     * payee has events of an own account. Null for an event that tells of none.
     */
    static @Nullable String accountOf(Object event) {
        if (event instanceof AccountEvent account) {
            return account.accountId();
        }
        if (event instanceof TransferEvent transfer) {
            return transfer.fromAccountId();
        }
        return event instanceof StandingOrderCreated order ? order.fromAccountId() : null;
    }

    /** What is told in order: the events of an account, and those of a standing order among themselves. */
    static String sequenceOf(Object event) {
        String account = accountOf(event);
        if (account != null) {
            return account;
        }
        return event instanceof StandingOrderEvent order ? order.standingOrderId() : "";
    }
}
