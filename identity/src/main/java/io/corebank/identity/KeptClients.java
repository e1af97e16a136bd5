package io.corebank.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The clients of the issuer as the database has them now: instances that share it see what any of them registers or
 * takes away within a second. Each start writes those of its configuration, and takes away what it had from an earlier
 * one. A database that is away for a moment takes no client away.
 */
final class KeptClients implements RegisteredClientRepository {

    private static final Logger log = LoggerFactory.getLogger(KeptClients.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Any number that means this to all instances. */
    private static final long STARTING = 7_261_946_112_037L;

    private final RowMapper<RegisteredClient> row =
            new JdbcRegisteredClientRepository.JsonMapperRegisteredClientRowMapper();
    private final JdbcTemplate jdbc;
    private final JdbcRegisteredClientRepository kept;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Known known;

    private record Known(Map<String, RegisteredClient> byName, long lookedAtNanos) {

        private @Nullable RegisteredClient byId(String id) {
            return byName.values().stream()
                    .filter(client -> client.getId().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param configured those that the configuration wants, no more and no less */
    KeptClients(DataSource database, List<RegisteredClient> configured) {
        this.jdbc = new JdbcTemplate(database);
        this.kept = new JdbcRegisteredClientRepository(jdbc);
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(alone -> bringUpToDate(configured));
        this.known = look();
    }

    private void bringUpToDate(List<RegisteredClient> configured) {
        jdbc.query("select pg_advisory_xact_lock(?)", locked -> {}, STARTING);
        configured.forEach(client -> {
            RegisteredClient other = kept.findByClientId(client.getClientId());
            if (other != null && !other.getId().equals(client.getId())) {
                throw new IllegalArgumentException("The name " + client.getClientId() + " is taken");
            }
            kept.save(client);
        });
        List<String> wanted = configured.stream().map(RegisteredClient::getId).toList();
        jdbc
                .queryForList(
                        "select id from oauth2_registered_client where starts_with(id, ?)",
                        String.class,
                        Clients.CONFIGURED)
                .stream()
                .filter(id -> !wanted.contains(id))
                .forEach(this::remove);
    }

    private void remove(String id) {
        jdbc.update("delete from oauth2_authorization where registered_client_id = ?", id);
        jdbc.update("delete from oauth2_registered_client where id = ?", id);
        log.warn("The client {} is configured no more and gets no tokens", id);
    }

    @Override
    public void save(RegisteredClient client) {
        kept.save(client);
        known = look();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String name) {
        return current().byName().get(name);
    }

    /**
     * Ids come from what was saved here, so that one which nobody knows is of a client that is younger than a second.
     */
    @Override
    public @Nullable RegisteredClient findById(String id) {
        RegisteredClient client = current().byId(id);
        return client == null ? kept.findById(id) : client;
    }

    /** One request looks again; the others go on with what was there a moment ago. */
    private Known current() {
        Known now = known;
        if (System.nanoTime() - now.lookedAtNanos() < LOOK_AGAIN.toNanos() || !looking.tryLock()) {
            return now;
        }
        try {
            known = look();
        } catch (DataAccessException away) {
            log.error("The clients are those of before", away);
            known = new Known(now.byName(), System.nanoTime());
        } finally {
            looking.unlock();
        }
        return known;
    }

    private Known look() {
        Map<String, RegisteredClient> byName = jdbc.query("select * from oauth2_registered_client", row).stream()
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
        return new Known(byName, System.nanoTime());
    }
}
