package io.corebank.support.privacy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys in a database of their own, which several services share, so that to destroy a key once is enough. */
final class SharedVault implements KeyVault, AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int PATIENCE_MILLIS = 3_000;

    /** A database that has vanished without a word answers nothing, and everybody who wants a key would wait for it. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);

    /** Far more persons than are ever forgotten in a minute. */
    private static final int MOST_AT_ONCE = 10_000;

    private static final String SELECT = "SELECT customer_id, wrapped_key FROM customer_key WHERE erased_at IS NULL";

    private final HikariDataSource connections;
    private final JdbcClient database;

    SharedVault(VaultProperties settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("vault");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_PATIENCE.toSeconds()));
        this.connections = new HikariDataSource(pool);
        this.database = JdbcClient.create(connections);
    }

    /** Makes the tables when the vault is new; several services may try at once. */
    SharedVault migrated() {
        Flyway.configure(SharedVault.class.getClassLoader())
                .dataSource(connections)
                .locations("classpath:db/migration/service-support")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
        return this;
    }

    @Override
    public List<Destroyed> destroyedSince(Instant time) {
        return database.sql("SELECT customer_id, erased_at FROM customer_key WHERE erased_at >= ?"
                        + " ORDER BY erased_at LIMIT " + MOST_AT_ONCE)
                .param(Timestamp.from(time))
                .query((row, number) ->
                        new Destroyed(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    @Override
    public Optional<WrappedKey> any() {
        return database.sql(SELECT + " LIMIT 1").query(SharedVault::read).optional();
    }

    @Override
    public boolean knows(String customerId) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM customer_key WHERE customer_id = ?)")
                .param(customerId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<WrappedKey> find(String customerId) {
        return database.sql(SELECT + " AND customer_id = ?")
                .param(customerId)
                .query(SharedVault::read)
                .optional();
    }

    @Override
    public void keep(String customerId, byte[] wrappedKey) {
        database.sql("INSERT INTO customer_key (customer_id, wrapped_key, created_at) VALUES (?, ?, now())"
                        + " ON CONFLICT (customer_id) DO NOTHING")
                .params(customerId, wrappedKey)
                .update();
    }

    @Override
    public void destroy(String customerId) {
        database.sql("UPDATE customer_key SET wrapped_key = NULL, erased_at = now()"
                        + " WHERE customer_id = ? AND erased_at IS NULL")
                .param(customerId)
                .update();
    }

    @Override
    public void close() {
        connections.close();
    }

    private static WrappedKey read(ResultSet row, int number) throws SQLException {
        return new WrappedKey(row.getString(1), row.getBytes(2));
    }
}
