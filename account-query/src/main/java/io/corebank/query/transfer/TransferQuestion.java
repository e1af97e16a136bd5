package io.corebank.query.transfer;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.query.reading.Question;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which transfers are asked for. */
final class TransferQuestion {

    private TransferQuestion() {}

    /**
     * Transfers from or to an account, or of one status, or all that the caller may see; newest first.
     *
     * @throws MalformedRequest for a status that does not exist
     */
    static Question of(@Nullable String accountId, @Nullable String status, Caller caller) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        if (caller.isCustomer()) {
            bool.filter(term("participants", caller.subject()));
        }
        if (accountId != null) {
            bool.filter(side -> side.bool(either -> either.minimumShouldMatch("1")
                    .should(term("fromAccountId", accountId))
                    .should(term("toAccountId", accountId))));
        }
        if (status != null) {
            bool.filter(term("status", statusOf(status).name()));
        }
        return new Question(
                accountId + " " + status,
                bool.build()._toQuery(),
                List.of(SortOptions.of(
                        sort -> sort.field(by -> by.field("requestedPosition").order(SortOrder.Desc)))));
    }

    private static TransferStatus statusOf(String name) {
        return Arrays.stream(TransferStatus.values())
                .filter(status -> status.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MalformedRequest(
                        "invalid-parameter", "status is one of " + Arrays.toString(TransferStatus.values()) + "."));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }
}
