package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.EventSearch;
import io.corebank.eventstore.postgres.PostgresEventLog;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A look at the whole log finds what was done to it, and nothing in one that is being written. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LogVerificationIT {

    private static final TestDatabase DATABASE = TestServers.postgres();
    private static final Sql SQL = new Sql(DATABASE);

    private static EventLog log;

    @BeforeAll
    static void fillWhileLooking() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(DATABASE.url());
        source.setUser(DATABASE.user());
        source.setPassword(DATABASE.password());
        log = new PostgresEventLog(new EventRows(source), new EventSearch(source));
        try (ConfigurableApplicationContext application = JarApplication.startOn(DATABASE)) {
            await().until(application.getBean(EventStoreRuntime.class)::isWriting);
            try (Load load =
                    new Load(application.getBean(CommandBus.class), 4).gently().start()) {
                await().until(() -> load.acknowledged() > 100);
                for (int i = 0; i < 20; i++) {
                    assertThat(log.verifyAll(position -> {}).findings()).isEmpty();
                }
            }
        }
    }

    @Test
    void findsNothingInASoundLog() throws Exception {
        LogVerification verification = log.verifyAll(position -> {});
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.events()).isEqualTo(SQL.number("select count(*) from event_store.event"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "position = 50 | Position 50: no event, the next one is at 51",
                "position = (select max(position) from event_store.event) | and none behind it, up to",
                "position > 60 | Position 61: no event, and none behind it",
                "true | Position 1: no event, and none behind it"
            })
    void findsWhatWasDeleted(String deleted, String finding) throws Exception {
        SQL.execute("create table taken as select * from event_store.event where " + deleted);
        try {
            SQL.execute("delete from event_store.event where " + deleted);
            assertThat(log.verifyAll(position -> {}).findings())
                    .anySatisfy(found -> assertThat(found).contains(finding));
        } finally {
            SQL.execute("insert into event_store.event select * from taken");
            SQL.execute("drop table taken");
        }
    }

    @Test
    void findsAHashThatDoesNotFollow() throws Exception {
        SQL.execute("update event_store.event set payload = payload || ' '::bytea where position = 50");
        try {
            assertThat(log.verifyAll(position -> {}).findings())
                    .singleElement()
                    .asString()
                    .startsWith("Position 50: ")
                    .contains("has a hash that does not follow");
        } finally {
            SQL.execute("update event_store.event set payload = substring(payload for octet_length(payload) - 1)"
                    + " where position = 50");
        }
    }
}
