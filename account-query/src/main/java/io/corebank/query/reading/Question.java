package io.corebank.query.reading;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/**
 * What a list is asked for.
 *
 * @param canonical the question as a text, which is the same for the same question; a cursor belongs to it
 * @param sort ends with a field that no two documents share, so that the order leaves no doubt
 * @param shifting whether documents may change their places while somebody leafs through them
 */
public record Question(String canonical, Query query, List<SortOptions> sort, boolean shifting) {

    /** A question about documents that stay where they are. */
    public Question(String canonical, Query query, List<SortOptions> sort) {
        this(canonical, query, sort, false);
    }
}
