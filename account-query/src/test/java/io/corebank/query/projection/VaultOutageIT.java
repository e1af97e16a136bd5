package io.corebank.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.postgres.DeadLetterRows;
import io.corebank.query.TwoProcessesIT;
import io.corebank.query.elastic.Projection;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of persons are out of reach for a process that does not remember them. */
class VaultOutageIT extends TwoProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private JdbcClient database;

    @Autowired
    private DeadLetterRows letters;

    private final String customer = newCustomer();

    @Test
    void parksNobodyAndGoesOnWhenTheKeysAreBack() {
        handOver(Projection.ACCOUNTS, replica);
        ProjectionProgress progress = replica.getBean(Projections.class).progress(Projection.ACCOUNTS);
        Set<String> parkedByOthers = parked();
        assertThat(bank.sealed(customer, "makes the key")).isNotEmpty();
        String account;
        rename("customer_key", "customer_key_away");
        try {
            account = bank.open(customer, "Ada", "EUR");
            await().atMost(PATIENCE).until(() -> progress.failure() != null);
            assertThat(progress.position()).isLessThan(bank.head());
        } finally {
            rename("customer_key_away", "customer_key");
        }
        await().atMost(PATIENCE).until(() -> progress.position() >= bank.head());
        assertThat(parked()).isEqualTo(parkedByOthers);
        assertThat(atReplica(customer).get("/accounts/" + account).text("ownerName"))
                .isEqualTo("Ada");
    }

    /** As the database knows them: a process counts those that it has met. */
    private Set<String> parked() {
        return letters.sequences(Projection.ACCOUNTS.group());
    }

    private void rename(String table, String to) {
        database.sql("alter table " + table + " rename to " + to).update();
    }
}
