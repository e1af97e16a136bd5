package io.corebank.query.account;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.corebank.query.reading.Question;
import io.corebank.support.security.Caller;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a filter into a question to the index. */
final class AccountQuestion {

    private static final String NAME = "ownerName";
    private static final float EXACT = 16;
    private static final float ALL_WORDS = 4;
    private static final float BEGINNINGS = 2;
    private static final float SIMILAR = 1;
    private static final AccountOrder NEWEST_FIRST = AccountOrder.of("-openedAt");

    private AccountQuestion() {}

    /** The question, limited to what the caller may see. */
    static Question of(AccountFilter filter, Caller caller) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        if (caller.isCustomer()) {
            bool.filter(term("customerId", caller.subject()));
        }
        if (filter.status() != null) {
            bool.filter(term("status", filter.status().name()));
        }
        if (filter.currency() != null) {
            bool.filter(term("currency", filter.currency()));
        }
        if (filter.minPosted() != null) {
            bool.filter(range -> range.range(
                    by -> by.untyped(limits -> limits.field("posted").gte(JsonData.of(filter.minPosted())))));
        }
        if (filter.text() != null) {
            bool.must(text(filter.text()));
        }
        return new Question(
                filter.toString(), bool.build()._toQuery(), sort(filter.text(), filter.order()), isShifting(filter));
    }

    /** Only what an account was opened with stays as it is: balances, states and names change. */
    private static boolean isShifting(AccountFilter filter) {
        boolean byOpening = filter.order() == null || filter.order().field().equals(NEWEST_FIRST.field());
        return filter.text() != null || filter.status() != null || filter.minPosted() != null || !byOpening;
    }

    private static List<SortOptions> sort(@Nullable String text, @Nullable AccountOrder order) {
        if (order != null) {
            return order.options();
        }
        if (text == null) {
            return NEWEST_FIRST.options();
        }
        return List.of(
                SortOptions.of(sort -> sort.score(by -> by.order(SortOrder.Desc))),
                SortOptions.of(sort -> sort.field(by -> by.field("accountId").order(SortOrder.Asc))));
    }

    /**
     * How well a name fits, in fixed steps: exactly, all words, words that begin like it, words that are similar. With
     * the usual scores, which depend on all other documents, the pages of a list would shift while accounts are opened.
     */
    private static Query text(String text) {
        return Query.of(query -> query.bool(bool -> bool.minimumShouldMatch("1")
                .should(scored(EXACT, term(NAME + ".whole", text.toLowerCase(Locale.ROOT))))
                .should(scored(EXACT, term("accountId", text)))
                .should(scored(EXACT, term("customerId", text)))
                .should(scored(ALL_WORDS, match(text, null)))
                .should(scored(BEGINNINGS, beginnings(text)))
                .should(scored(SIMILAR, match(text, "AUTO")))));
    }

    private static Query match(String text, @Nullable String fuzziness) {
        return Query.of(query -> query.match(
                match -> match.field(NAME).query(text).operator(Operator.And).fuzziness(fuzziness)));
    }

    private static Query beginnings(String text) {
        return Query.of(query ->
                query.matchBoolPrefix(match -> match.field(NAME).query(text).operator(Operator.And)));
    }

    private static Query scored(float score, Query query) {
        return Query.of(scored ->
                scored.constantScore(constant -> constant.filter(query).boost(score)));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }
}
