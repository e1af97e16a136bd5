package io.corebank.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What this machine takes for the time does not matter to the clock of those who share a PostgreSQL. */
class DatabaseClockIT {

    private final PGSimpleDataSource postgres = new PGSimpleDataSource();
    private final AtomicLong nanos = new AtomicLong(1);

    DatabaseClockIT() {
        TestDatabase database = TestServers.postgres();
        postgres.setUrl(database.url());
        postgres.setUser(database.user());
        postgres.setPassword(database.password());
    }

    @Test
    void goesOnBetweenTwoLooksByWhatIsCounted() {
        try (DatabaseClock clock = new DatabaseClock(postgres, nanos::get)) {
            clock.look();
            Instant looked = clock.instant();
            nanos.addAndGet(Duration.ofDays(3).toNanos());
            assertThat(clock.instant()).isEqualTo(looked.plus(Duration.ofDays(3)));
        }
    }

    @Test
    void comesBackToTheTimeOfPostgresWithTheNextLook() {
        try (DatabaseClock clock = new DatabaseClock(postgres, nanos::get)) {
            clock.look();
            nanos.addAndGet(Duration.ofDays(3).toNanos());
            clock.look();
            assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        }
    }

    @Test
    void goesOnWhilePostgresIsAway() {
        try (DatabaseClock clock = new DatabaseClock(postgres, nanos::get)) {
            clock.look();
            Instant looked = clock.instant();
            postgres.setPassword("not this one");
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            clock.look();
            assertThat(clock.instant()).isEqualTo(looked.plus(Duration.ofMinutes(1)));
        }
    }
}
