package io.corebank.eventstore.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.corebank.eventstore.EventStoreSettings;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sees to it that neither side of a connection of the pool waits for ever for one that has vanished without a word, as
 * a host without power does. The driver would, even in the middle of a login, and with it every other login of the
 * pool; and PostgreSQL would keep the rows locked that a transaction has changed, the tokens of processors above all,
 * so that nobody else could go on. What the application has set itself stays.
 */
final class PoolPatience implements BeanPostProcessor {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** What PostgreSQL does about a client that is silent. */
    private static final String SESSION = "-c idle_in_transaction_session_timeout=%1$d -c lock_timeout=%1$d"
            + " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

    /** Hikari's own default, under which a pool of ten needs almost a minute to learn that all are dead. */
    private static final long SLOW_VALIDATION_MILLIS = 5_000;

    private static final long QUICK_VALIDATION_MILLIS = 1_000;

    private final ObjectProvider<EventStoreSettings> settings;

    PoolPatience(ObjectProvider<EventStoreSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith(POSTGRESQL)) {
            limit(pool, settings.getObject().connectionPatience());
        }
        return bean;
    }

    private static void limit(HikariDataSource pool, Duration patience) {
        Properties properties = pool.getDataSourceProperties();
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("socketTimeout", Long.toString(patience.toSeconds()));
        properties.putIfAbsent("options", SESSION.formatted(patience.toMillis()));
        if (pool.getValidationTimeout() == SLOW_VALIDATION_MILLIS) {
            pool.setValidationTimeout(QUICK_VALIDATION_MILLIS);
        }
    }
}
