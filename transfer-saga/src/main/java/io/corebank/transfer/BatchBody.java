package io.corebank.transfer;

import io.corebank.api.InvalidValue;
import io.corebank.support.openapi.Required;
import io.corebank.support.web.MalformedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller sends to have many things done by one request. */
record BatchBody(@Required @Nullable List<@Nullable Entry> items) {

    private static final int MOST_ITEMS = 1_000;

    /** One of the things to do, with the fields of the request that does it alone. */
    record Entry(
            @Required @Nullable String type,
            @Nullable String accountId,
            @Nullable String fromAccountId,
            @Nullable String toAccountId,
            @Required @Nullable String amount,
            @Required @Nullable String currency,
            @Nullable String reference,
            @Nullable String executeAt) {

        BatchItem validated() {
            return switch (kind()) {
                case DEPOSIT, WITHDRAWAL -> cash();
                case TRANSFER -> transfer();
            };
        }

        private BatchItem.Kind kind() {
            for (BatchItem.Kind kind : BatchItem.Kind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                    return kind;
                }
            }
            throw new InvalidValue("type", "The type is deposit, withdrawal or transfer");
        }

        private BatchItem cash() {
            absent("fromAccountId", fromAccountId);
            absent("toAccountId", toAccountId);
            absent("executeAt", executeAt);
            return new BatchItem.Cash(
                    kind(),
                    TransferBody.account("accountId", accountId),
                    TransferBody.amount(amount, currency),
                    TransferBody.optional(reference));
        }

        private BatchItem transfer() {
            absent("accountId", accountId);
            return new BatchItem.Transfer(
                    new TransferBody(fromAccountId, toAccountId, amount, currency, reference, executeAt).validated());
        }

        private void absent(String field, @Nullable String value) {
            if (value != null) {
                throw new InvalidValue(field, "A " + type + " has no such field");
            }
        }
    }

    /**
     * Reads all items.
     *
     * @throws MalformedRequest naming the first item and field that makes no sense, or the wrong number of items
     */
    List<BatchItem> validated() {
        if (items == null || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new MalformedRequest("invalid-value", "items: A batch has 1 to " + MOST_ITEMS + " items");
        }
        List<BatchItem> valid = new ArrayList<>(items.size());
        for (int index = 0; index < items.size(); index++) {
            valid.add(validated(index, items.get(index)));
        }
        return valid;
    }

    private static BatchItem validated(int index, @Nullable Entry item) {
        String path = "items[" + index + "]";
        if (item == null) {
            throw new MalformedRequest("invalid-value", path + ": The item is missing");
        }
        try {
            return item.validated();
        } catch (InvalidValue invalid) {
            throw new MalformedRequest("invalid-value", path + "." + invalid.field() + ": " + invalid.getMessage());
        }
    }
}
