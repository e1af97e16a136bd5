package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.eventstore.sample.JarApplication;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens that are written after the transactions of their batches. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DeferredTokensIT {

    private static ConfigurableApplicationContext application;
    private static PostgresTokenStore tokens;
    private static JdbcClient database;

    private final String processor = "deferred-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        application = JarApplication.start();
        tokens = application.getBean(PostgresTokenStore.class);
        database = JdbcClient.create(application.getBean(DataSource.class));
        database.sql("""
                create table token_write (processor text not null);
                create function note_token_write() returns trigger language plpgsql as
                    $$ begin insert into token_write values (new.processor_name); return new; end $$;
                create trigger token_written after update of token on event_store.token
                    for each row execute function note_token_write();
                """).update();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void claim() {
        tokens.initializeTokenSegments(processor, 2, new GlobalSequenceTrackingToken(7));
        tokens.defer(processor);
        tokens.fetchToken(processor, 0);
        tokens.fetchToken(processor, 1);
    }

    @Test
    void areWrittenBeforeLongAndTheNewestOnly() {
        for (int position = 8; position <= 200; position++) {
            batch(position).commit();
        }
        assertThat(tokens.peek(processor)).containsEntry(0, new GlobalSequenceTrackingToken(200));
        await().until(() -> stored(0) == 200);
        assertThat(stored(1)).isEqualTo(7);
        assertThat(updates()).as("written").isBetween(1L, 100L);
    }

    @Test
    void areNotThoseOfABatchThatFailed() {
        UnitOfWork<?> batch = batch(8);
        batch.onCommit(work -> {
            throw new IllegalStateException("the database is away");
        });
        assertThatThrownBy(batch::commit).hasMessage("the database is away");
        batch(9, 1).commit();
        await().until(() -> stored(1) == 9);
        assertThat(stored(0)).isEqualTo(7);
        assertThat(tokens.peek(processor)).containsEntry(0, new GlobalSequenceTrackingToken(7));
    }

    @Test
    void areWrittenWithTheBatchWhenThatWritesToo() {
        UnitOfWork<?> batch = batch(8);
        PostgresTokenStore.keepTogether();
        batch.commit();
        assertThat(stored(0)).isEqualTo(8);
    }

    @Test
    void areThereForWhoeverIsNext() {
        batch(8).commit();
        tokens.releaseClaim(processor, 0);
        assertThat(stored(0)).isEqualTo(8);
        assertThat(owner(0)).isNull();
        assertThat(tokens.fetchToken(processor, 0)).isEqualTo(new GlobalSequenceTrackingToken(8));
    }

    @Test
    void neverFollowOneThatWasSetByHand() {
        batch(8).commit();
        tokens.storeToken(new GlobalSequenceTrackingToken(3), processor, 0);
        assertThat(stored(0)).isEqualTo(3);
        batch(9, 1).commit();
        await().until(() -> stored(1) == 9);
        assertThat(stored(0)).isEqualTo(3);
    }

    @Test
    void tellTheirProcessorWhenSomebodyElseHasTheSegment() {
        database.sql("update event_store.token set owner = 'somebody' where processor_name = ? and segment = 0")
                .param(processor)
                .update();
        batch(8).commit();
        batch(9, 1).commit();
        await().until(() -> stored(1) == 9);
        assertThat(stored(0)).isEqualTo(7);
        UnitOfWork<?> next = batch(9);
        assertThatThrownBy(next::commit).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(owner(0)).isEqualTo("somebody");
    }

    /** Who splits a segment has the row of the first one locked and fetches another. */
    @Test
    void holdNobodyUpWhoseOwnAreNotAmongThem() throws Exception {
        try (Connection other = application.getBean(DataSource.class).getConnection();
                PreparedStatement lock = other.prepareStatement(
                        "select 1 from event_store.token" + " where processor_name = ? and segment = 0 for update")) {
            other.setAutoCommit(false);
            lock.setString(1, processor);
            lock.execute();
            batch(8).commit();
            await().until(() -> waitingForALock() > 0);
            assertThat(CompletableFuture.supplyAsync(() -> tokens.fetchToken(processor, 1))
                            .get(5, TimeUnit.SECONDS))
                    .isEqualTo(new GlobalSequenceTrackingToken(7));
            other.rollback();
        }
        await().until(() -> stored(0) == 8);
    }

    private static long waitingForALock() {
        return database.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database()")
                .query(Long.class)
                .single();
    }

    private UnitOfWork<?> batch(long position) {
        return batch(position, 0);
    }

    /** One that stores its token as Axon does. */
    private UnitOfWork<?> batch(long position, int segment) {
        UnitOfWork<EventMessage<?>> batch = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("event"));
        batch.attachTransaction(application.getBean(TransactionManager.class));
        batch.onPrepareCommit(work -> tokens.storeToken(new GlobalSequenceTrackingToken(position), processor, segment));
        return batch;
    }

    private long stored(int segment) {
        return database.sql("select substring(convert_from(token, 'UTF8') from '[0-9]+')::bigint"
                        + " from event_store.token where processor_name = ? and segment = ?")
                .param(processor)
                .param(segment)
                .query(Long.class)
                .single();
    }

    private String owner(int segment) {
        return database.sql("select owner from event_store.token where processor_name = ? and segment = ?")
                .param(processor)
                .param(segment)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** How often the tokens of the processor were written. */
    private long updates() {
        return database.sql("select count(*) from token_write where processor = ?")
                .param(processor)
                .query(Long.class)
                .single();
    }
}
