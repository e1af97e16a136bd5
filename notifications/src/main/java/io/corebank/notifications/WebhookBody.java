package io.corebank.notifications;

import io.corebank.api.Identifiers;
import io.corebank.api.InvalidValue;
import io.corebank.support.openapi.Required;
import io.corebank.support.web.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for, of a new webhook or of one that there is.
 *
 * @param eventTypes absent for every type; an empty list for alerts alone
 * @param accountIds absent for every account that the caller may know of
 */
record WebhookBody(
        @Required @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable List<String> accountIds,
        @Nullable String description,
        Webhook.@Nullable Status status) {

    private static final int MOST_ACCOUNTS = 1_000;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_ID = 100;

    /** The receiver, which a new webhook needs. */
    ReceiverUrl receiver() {
        if (url == null) {
            throw new InvalidValue("url", "A webhook has an address");
        }
        return ReceiverUrl.of(url);
    }

    @Nullable
    Set<String> types() {
        if (eventTypes == null) {
            return null;
        }
        for (String type : eventTypes) {
            if (type == null || !EventCatalog.knows(type)) {
                throw new InvalidValue("eventTypes", "Not a type of event: " + type);
            }
        }
        return new TreeSet<>(eventTypes);
    }

    @Nullable
    Set<String> accounts() {
        if (accountIds == null) {
            return null;
        }
        boolean malformed = accountIds.size() > MOST_ACCOUNTS
                || accountIds.isEmpty()
                || accountIds.stream().anyMatch(id -> id == null || !isPlausible(id));
        if (malformed) {
            throw new InvalidValue("accountIds", "Name from 1 to " + MOST_ACCOUNTS + " accounts, or leave it out");
        }
        return accountIds.stream().map(Identifiers::canonical).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it may be the id of an account. */
    static boolean isPlausible(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID && PlainText.is(id);
    }

    String words() {
        String words = Objects.requireNonNullElse(description, "");
        if (words.length() > LONGEST_DESCRIPTION) {
            throw new InvalidValue("description", "A description has at most " + LONGEST_DESCRIPTION + " characters");
        }
        if (!PlainText.is(words)) {
            throw new InvalidValue("description", "The text must not have control characters");
        }
        return words;
    }

    /** What an owner may make of it. */
    Webhook.Status wantedStatus() {
        if (status == Webhook.Status.DISABLED) {
            throw new InvalidValue("status", "ACTIVE or PAUSED; only the bank disables");
        }
        return Objects.requireNonNullElse(status, Webhook.Status.ACTIVE);
    }

    /** The content in a fixed order, by which a key that is used again for something else is found out. */
    List<String> canonical() {
        return List.of(
                String.valueOf(url),
                String.valueOf(types()),
                String.valueOf(accounts()),
                String.valueOf(description == null ? null : words()),
                String.valueOf(status == null ? null : wantedStatus()));
    }
}
