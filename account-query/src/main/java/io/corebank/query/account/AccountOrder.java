package io.corebank.query.account;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import io.corebank.support.web.MalformedRequest;
import java.util.List;
import java.util.Map;

/** An order of accounts, as the parameter {@code sort} names it: a field, downwards with a {@code -} before it. */
record AccountOrder(String field, boolean descending) {

    private static final Map<String, String> FIELDS = Map.of(
            "openedAt", "openedPosition",
            "ownerName", "ownerName.whole",
            "posted", "posted",
            "available", "available");

    /**
     * Reads the parameter.
     *
     * @throws MalformedRequest for a field that accounts cannot be sorted by
     */
    static AccountOrder of(String sort) {
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        String field = FIELDS.get(name);
        if (field == null) {
            throw new MalformedRequest(
                    "invalid-parameter",
                    "sort is one of openedAt, ownerName, posted, available, with a - before it to turn it round.");
        }
        return new AccountOrder(field, descending);
    }

    /** The sort of the index, in which the id decides between equals. */
    List<SortOptions> options() {
        SortOrder direction = descending ? SortOrder.Desc : SortOrder.Asc;
        return List.of(
                SortOptions.of(sort -> sort.field(by -> by.field(field).order(direction))),
                SortOptions.of(sort -> sort.field(by -> by.field("accountId").order(direction))));
    }
}
