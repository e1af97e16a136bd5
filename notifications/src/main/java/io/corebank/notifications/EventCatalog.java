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
     * The account that an event names as its own, whose holder may know of it: a transfer is its payer's business, and
     * the payee has events of an own account. Null for an event that names none.
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
}
