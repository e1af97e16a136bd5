package io.corebank.notifications;

import io.corebank.support.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be told.
 *
 * @param number counts up, for lists
 * @param owner the subject of the token it was made with
 * @param customerId whose accounts it is about; null for one of the bank's, which is about all
 * @param eventTypes null for every type
 * @param accountIds null for every account that it may be about
 * @param reason why it is not active; null while it is
 * @param formerSecrets those that may sign, too, the newest first
 * @param failingSince when nothing could be delivered any more; null while something can
 */
record Webhook(
        String webhookId,
        long number,
        String owner,
        @Nullable String customerId,
        String sealedUrl,
        String description,
        @Nullable Set<String> eventTypes,
        @Nullable Set<String> accountIds,
        Status status,
        @Nullable String reason,
        String sealedSecret,
        List<FormerSecret> formerSecrets,
        @Nullable Instant failingSince,
        Instant createdAt) {

    /** Whether it is told. */
    enum Status {
        /** What happens is taken down and sent. */
        ACTIVE,
        /** What happens is taken down and waits, as the owner wants it. */
        PAUSED,
        /** Nothing is taken down any more; the bank has given it up. */
        DISABLED
    }

    /** The person under whose key its secrets are sealed; what is the bank's own has a key, too. */
    String keyHolder() {
        return keyHolder(customerId);
    }

    static String keyHolder(@Nullable String customerId) {
        return customerId == null ? "service:notifications" : customerId;
    }

    /** Whether the caller may know of it. */
    boolean isBusinessOf(Caller caller) {
        return caller.mayActFor(customerId == null ? "" : customerId);
    }

    boolean wants(String type) {
        return eventTypes == null || eventTypes.contains(type);
    }

    /** Whether it wants to know of the account, of those that it may know of. */
    boolean isAbout(String accountId) {
        return accountIds == null || accountIds.contains(accountId);
    }

    /** The same after its owner has changed it. */
    Webhook with(
            String newSealedUrl,
            String newDescription,
            @Nullable Set<String> newEventTypes,
            @Nullable Set<String> newAccountIds,
            Status newStatus,
            @Nullable String newReason) {
        return new Webhook(
                webhookId,
                number,
                owner,
                customerId,
                newSealedUrl,
                newDescription,
                newEventTypes,
                newAccountIds,
                newStatus,
                newReason,
                sealedSecret,
                formerSecrets,
                failingSince,
                createdAt);
    }
}
