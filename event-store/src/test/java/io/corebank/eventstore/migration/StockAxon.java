package io.corebank.eventstore.migration;

import io.corebank.servers.TestServers.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;

/** Axon's own storage engines on PostgreSQL, as an application without this module has them. */
final class StockAxon implements AutoCloseable {

    private static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final String ENTITIES = "org.axonframework.eventsourcing.eventstore.jpa.";

    private final TestDatabase database;
    private final EventStorageEngine engine;
    private final Runnable resources;

    private StockAxon(TestDatabase database, EventStorageEngine engine, Runnable resources) {
        this.database = database;
        this.engine = engine;
        this.resources = resources;
    }

    /** Names with underscores, as Spring Boot has them, and payloads in large objects, as Hibernate has them. */
    static StockAxon onJpa(TestDatabase database) throws Exception {
        SessionFactory sessions = new Configuration()
                // By name, because the classes have annotations of two JPAs, and the compiler would miss one.
                .addAnnotatedClass(Class.forName(ENTITIES + "DomainEventEntry"))
                .addAnnotatedClass(Class.forName(ENTITIES + "SnapshotEventEntry"))
                .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .setProperty("hibernate.connection.url", database.url())
                .setProperty("hibernate.connection.username", database.user())
                .setProperty("hibernate.connection.password", database.password())
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .buildSessionFactory();
        EntityManager entities = sessions.createEntityManager();
        JpaEventStorageEngine engine = JpaEventStorageEngine.builder()
                .entityManagerProvider(new SimpleEntityManagerProvider(entities))
                .transactionManager(transactionsOf(entities))
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER)
                .build();
        return new StockAxon(database, engine, sessions::close);
    }

    static StockAxon onJdbc(TestDatabase database) {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(
                        () -> DriverManager.getConnection(database.url(), database.user(), database.password()))
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return new StockAxon(database, engine, () -> {});
    }

    private static TransactionManager transactionsOf(EntityManager entities) {
        return () -> {
            entities.getTransaction().begin();
            return new Transaction() {
                @Override
                public void commit() {
                    entities.getTransaction().commit();
                    entities.clear();
                }

                @Override
                public void rollback() {
                    entities.getTransaction().rollback();
                }
            };
        };
    }

    void append(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        resources.run();
    }
}
