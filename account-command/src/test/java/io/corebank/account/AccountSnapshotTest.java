package io.corebank.account;

import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.CUSTOMER;
import static io.corebank.account.History.EUR;
import static io.corebank.account.History.OTHER_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.command.ChangeAccountLimits;
import io.corebank.api.account.command.CreateAccount;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.HoldForTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountSnapshotTest {

    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();
    private final AggregateModel<Account> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Account.class);

    @Test
    void goOnWhereTheEventsLeftOff() {
        List<? extends DomainEventMessage<?>> events = life();
        Account whole = replay(new Account(), events);
        for (int split = 1; split < events.size(); split++) {
            Account snapshot = throughJson(replay(new Account(), events.subList(0, split)));
            Account resumed = replay(snapshot, events.subList(split, events.size()));
            assertThat(resumed)
                    .as("split at %d", split)
                    .usingRecursiveComparison()
                    .isEqualTo(whole);
        }
    }

    @Test
    void areJsonThatPeopleCanRead() {
        Account account = replay(new Account(), life());
        SerializedObject<String> json = serializer.serialize(account, String.class);
        assertThat(json.getType().getName()).isEqualTo(Account.class.getName());
        assertThat(json.getType().getRevision()).isEqualTo(Account.REVISION);
        assertThat(json.getData())
                .contains("\"accountId\":\"account-1\"", "\"postedMinor\":", "\"holds\":{", "\"operations\":{");
    }

    @Test
    void ofAnotherRevisionAreNotRead() {
        SnapshotFilter filter = new AccountCommandModule().accountSnapshotFilter();
        assertThat(filter.allow(stored("2"))).isTrue();
        assertThat(filter.allow(stored("1"))).isFalse();
        assertThat(filter.allow(stored(null))).isFalse();
    }

    private static DomainEventData<String> stored(@Nullable String revision) {
        return new StoredSnapshot(new SimpleSerializedObject<>("{}", String.class, Account.class.getName(), revision));
    }

    private static List<? extends DomainEventMessage<?>> life() {
        try (AccountBench bench = AccountBench.plain()) {
            bench.answer(new CreateAccount("create", ACCOUNT, CUSTOMER, "sealed-name", eur(50)));
            bench.answer(new ChangeAccountLimits("limits", ACCOUNT, 100L, 1_000L, EUR));
            bench.answer(new DepositMoney("wages", ACCOUNT, eur(100), null));
            bench.answer(new HoldForTransfer(
                    "hold", ACCOUNT, "transfer", OTHER_ACCOUNT, eur(7), null, LocalDate.of(2026, 3, 1)));
            RandomCommands commands = new RandomCommands(7);
            for (int i = 0; i < 200; i++) {
                bench.answer(commands.next());
            }
            return bench.messages();
        }
    }

    private Account throughJson(Account account) {
        return serializer.deserialize(serializer.serialize(account, byte[].class));
    }

    private Account replay(Account account, List<? extends DomainEventMessage<?>> events) {
        events.forEach(event -> model.publish(event, account));
        return account;
    }

    private record StoredSnapshot(SerializedObject<String> payload) implements DomainEventData<String> {

        @Override
        public String getType() {
            return Account.TYPE;
        }

        @Override
        public String getAggregateIdentifier() {
            return ACCOUNT;
        }

        @Override
        public long getSequenceNumber() {
            return 1;
        }

        @Override
        public String getEventIdentifier() {
            return "snapshot";
        }

        @Override
        public Instant getTimestamp() {
            return Instant.EPOCH;
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return payload;
        }

        @Override
        public SerializedObject<String> getPayload() {
            return payload;
        }
    }
}
