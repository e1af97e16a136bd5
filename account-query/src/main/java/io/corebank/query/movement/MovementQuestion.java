package io.corebank.query.movement;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.corebank.query.reading.Question;
import io.corebank.support.web.MalformedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The questions that can be asked about the movements of one account. */
final class MovementQuestion {

    private static final String REFERENCE = "reference";
    private static final int LONGEST_TEXT = 200;

    private MovementQuestion() {}

    /**
     * Movements of a period, newest first, perhaps of one type only or with words in their reference.
     *
     * @throws MalformedRequest for a type that does not exist, or a text that is too long
     */
    static Question newestFirst(String accountId, Period period, @Nullable String text, @Nullable MovementType type) {
        BoolQuery.Builder bool = new BoolQuery.Builder().filter(term("accountId", accountId));
        if (period.from() != null || period.to() != null) {
            bool.filter(within(period));
        }
        if (type != null) {
            bool.filter(term("type", type.name()));
        }
        String searched = text == null || text.isBlank() ? null : text.trim();
        if (searched != null) {
            bool.filter(mentions(searched));
        }
        String canonical = accountId + period + type + text;
        return new Question(canonical, bool.build()._toQuery(), List.of(byPosition(SortOrder.Desc)));
    }

    static @Nullable MovementType typeOf(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(MovementType.values())
                .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MalformedRequest(
                        "invalid-parameter", "type is one of " + Arrays.toString(MovementType.values()) + "."));
    }

    static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    static SortOptions byPosition(SortOrder order) {
        return SortOptions.of(sort -> sort.field(by -> by.field("position").order(order)));
    }

    static Query within(Period period) {
        return Query.of(query -> query.range(range -> range.date(limits -> {
            limits.field("at");
            if (period.from() != null) {
                limits.gte(period.from().toString());
            }
            if (period.to() != null) {
                limits.lt(period.to().toString());
            }
            return limits;
        })));
    }

    /** Words of the reference, also mistyped or only begun, or the exact id of the other account or the transfer. */
    private static Query mentions(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new MalformedRequest("invalid-parameter", "q has at most " + LONGEST_TEXT + " characters.");
        }
        return Query.of(query -> query.bool(bool -> bool.minimumShouldMatch("1")
                .should(term("counterparty", text))
                .should(term("transferId", text))
                .should(words -> words.match(match -> match.field(REFERENCE)
                        .query(text)
                        .operator(Operator.And)
                        .fuzziness("AUTO")))
                .should(words -> words.matchBoolPrefix(
                        match -> match.field(REFERENCE).query(text).operator(Operator.And)))));
    }
}
