package io.corebank.account;

import io.corebank.account.ApiClient.Answer;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.MoneyDeposited;
import java.util.List;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An account has 100.00, and a snapshot in the store claims that it has 500.00. Who is believed? */
class OldSnapshotIT extends ApiTest {

    private static final String STORE = """
            insert into event_store.snapshot (aggregate_id, aggregate_type, sequence, at_micros, event_id, payload_type,
                revision, payload, meta_data)
            values (event_store.key_of(?), 'Account', 1, 0, 'snapshot', ?, ?, ?, '{}')
            """;

    private final AggregateModel<Account> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Account.class);
    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Cache aggregateCache;

    @ParameterizedTest
    @CsvSource({
        Account.REVISION + ", 501.00",
        "1, 101.00",
        "3, 101.00",
        ", 101.00",
    })
    void isBelievedIfItIsOfThisRevisionAndNoOther(@Nullable String revision, String posted) {
        String account = openedWith("100");
        database.update(STORE, account, Account.class.getName(), revision, claim(account));
        aggregateCache.removeAll();

        Answer answer = teller.post("/" + account + "/deposits", cash("1"));

        assertFigures(answer, posted, "0.00", posted);
    }

    private byte[] claim(String accountId) {
        Account account = new Account();
        List<Object> life = List.of(
                new AccountCreated(accountId, "op1", "ada", "sealed", "EUR", 0, 0, 0),
                new MoneyDeposited(accountId, "op2", 50_000, "EUR", null, 50_000, 0));
        for (int sequence = 0; sequence < life.size(); sequence++) {
            DomainEventMessage<?> event =
                    new GenericDomainEventMessage<>(Account.TYPE, accountId, sequence, life.get(sequence));
            model.publish(event, account);
        }
        return serializer.serialize(account, byte[].class).getData();
    }
}
