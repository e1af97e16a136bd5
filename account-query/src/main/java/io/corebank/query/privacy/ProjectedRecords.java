package io.corebank.query.privacy;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.ReadRequest;
import io.corebank.query.reading.Waiting;
import io.corebank.support.privacy.PersonalRecords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The documents of one projection, as records of persons. Waits until the projection has seen every event. */
final class ProjectedRecords implements PersonalRecords {

    /**
     * What all kinds of documents need.
     *
     * @param isFedHere whether this process writes the documents
     * @param isBeingBuilt whether they are being written to another index as well
     */
    record Tools(
            DocumentScan scan,
            TextEraser eraser,
            Freshness freshness,
            LongSupplier head,
            Clock clock,
            Predicate<Projection> isFedHere,
            Predicate<Projection> isBeingBuilt) {}

    /** As many accounts as one question names. */
    private static final int MOST_ACCOUNTS = 10_000;

    private final Projection projection;
    private final String field;
    private final Tools tools;

    /** @param field that shows sealed text in the clear */
    ProjectedRecords(Projection projection, String field, Tools tools) {
        this.projection = projection;
        this.field = field;
        this.tools = tools;
    }

    @Override
    public String kind() {
        return projection.group();
    }

    @Override
    public void erase(String customerId) {
        eachPartOf(
                customerId,
                accounts -> PersonalQueries.sealedFor(projection, customerId, accounts),
                query -> tools.eraser().erase(projection, field, query));
    }

    @Override
    public void forget() {
        tools.eraser().forget(projection);
    }

    @Override
    public boolean areWrittenHere() {
        return tools.isFedHere().test(projection);
    }

    @Override
    public boolean areBeingCopied() {
        return tools.isBeingBuilt().test(projection);
    }

    @Override
    public void export(String customerId, Consumer<Object> sink) {
        eachPartOf(
                customerId, accounts -> PersonalQueries.about(projection, customerId, accounts), query -> tools.scan()
                        .each(projection, query, document -> sink.accept(ExportedDocument.of(document))));
    }

    private void eachPartOf(String customerId, Function<List<String>, Query> question, Consumer<Query> work) {
        catchUp(projection);
        if (projection == Projection.ACCOUNTS) {
            work.accept(question.apply(List.of()));
            return;
        }
        List<String> accounts = accountsOf(customerId);
        for (int i = 0; i < accounts.size(); i += MOST_ACCOUNTS) {
            work.accept(question.apply(accounts.subList(i, Math.min(accounts.size(), i + MOST_ACCOUNTS))));
        }
    }

    private List<String> accountsOf(String customerId) {
        catchUp(Projection.ACCOUNTS);
        List<String> accounts = new ArrayList<>();
        tools.scan()
                .each(
                        Projection.ACCOUNTS,
                        PersonalQueries.accountsOf(customerId),
                        account -> accounts.add(account.path("accountId").asString()));
        return accounts;
    }

    private void catchUp(Projection behind) {
        long head = tools.head().getAsLong();
        Waiting.on(tools.freshness()
                .forSearch(behind, new ReadRequest(head, head, tools.clock().instant())));
    }
}
