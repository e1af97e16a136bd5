package io.corebank.query.privacy;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.corebank.query.elastic.Projection;
import java.util.Collection;

/**
 * Which documents are about a person, and which show text that was sealed under the person's key: the owner's name of
 * accounts, and the references of whatever money came or went on them, but those of transfers only where the person
 * pays, because a reference belongs to the payer on both sides.
 */
final class PersonalQueries {

    private static final String INCOMING = "TRANSFER_IN";

    private PersonalQueries() {}

    static Query accountsOf(String customerId) {
        return term("customerId", customerId);
    }

    /** Documents of the projection that show the person's text. */
    static Query sealedFor(Projection projection, String customerId, Collection<String> accountIds) {
        return switch (projection) {
            case ACCOUNTS -> accountsOf(customerId);
            case MOVEMENTS ->
                Query.of(query -> query.bool(bool -> bool.minimumShouldMatch("1")
                        .should(own -> own.bool(
                                of -> of.filter(anyOf("accountId", accountIds)).mustNot(term("type", INCOMING))))
                        .should(paid -> paid.bool(of ->
                                of.filter(anyOf("counterparty", accountIds)).filter(term("type", INCOMING))))));
            case TRANSFERS -> anyOf("fromAccountId", accountIds);
            default -> throw new IllegalArgumentException("No text of persons in " + projection);
        };
    }

    /** Documents of the projection that are about the person. */
    static Query about(Projection projection, String customerId, Collection<String> accountIds) {
        return switch (projection) {
            case ACCOUNTS -> accountsOf(customerId);
            case MOVEMENTS -> anyOf("accountId", accountIds);
            case TRANSFERS -> term("participants", customerId);
            default -> throw new IllegalArgumentException("Nothing about persons in " + projection);
        };
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query anyOf(String field, Collection<String> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(any -> any.value(values.stream().map(FieldValue::of).toList()))));
    }
}
