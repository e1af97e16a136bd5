package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseReason;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HoldExpiryIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static JdbcClient database;

    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final ExpiringHolds holds = new ExpiringHolds(database);
    private final List<ReleaseHold> released = new ArrayList<>();
    private @Nullable RuntimeException failure;

    @BeforeAll
    static void migrate() {
        TestDatabase test = TestServers.postgres();
        DriverManagerDataSource dataSource = new DriverManagerDataSource(test.url(), test.user(), test.password());
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/account-command")
                .load()
                .migrate();
        database = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void listen() {
        database.sql("DELETE FROM expiring_hold").update();
        commands.subscribe(ReleaseHold.class.getName(), message -> {
            released.add((ReleaseHold) message.getPayload());
            if (failure != null) {
                throw failure;
            }
            return "released";
        });
    }

    @Test
    void releasesWhatIsDueAndNothingElse() {
        holds.on(placed("due", NOW));
        holds.on(placed("early", NOW.plusMillis(1)));
        holds.on(placed("endless", null));
        expiryAt(NOW).releaseDue();
        assertThat(released)
                .singleElement()
                .returns("due", ReleaseHold::holdId)
                .returns(ReleaseReason.EXPIRED, ReleaseHold::reason);
    }

    /** A standby that took it could not release it, and the writer would not see it for a while. */
    @Test
    void leavesWhatIsDueToTheProcessThatWrites() {
        holds.on(placed("due", NOW));
        new HoldExpiry(holds, commands, Clock.fixed(NOW, ZoneOffset.UTC), () -> false).releaseDue();
        assertThat(released).isEmpty();
        expiryAt(NOW).releaseDue();
        assertThat(released).hasSize(1);
    }

    @Test
    void forgetsAHoldThatIsReleased() {
        holds.on(placed("due", NOW));
        HoldExpiry expiry = expiryAt(NOW);
        expiry.releaseDue();
        expiry.releaseDue();
        assertThat(waiting()).isZero();
    }

    @Test
    void forgetsAHoldThatWasGoneAlready() {
        failure = new Refusal(RefusalCode.HOLD_NOT_FOUND);
        holds.on(placed("due", NOW));
        HoldExpiry expiry = expiryAt(NOW);
        expiry.releaseDue();
        expiry.releaseDue();
        assertThat(waiting()).isZero();
    }

    @Test
    void asksAgainLaterUnderTheSameOperationWhenTheAnswerIsLost() {
        failure = new IllegalStateException("The answer got lost");
        holds.on(placed("due", NOW));
        expiryAt(NOW).releaseDue();
        expiryAt(NOW.plusSeconds(14)).releaseDue();
        assertThat(released).hasSize(1);
        expiryAt(NOW.plusSeconds(15)).releaseDue();
        assertThat(released).hasSize(2).containsOnly(released.get(0));
    }

    @Test
    void learnsEachEventOnceHoweverOftenItComes() {
        holds.on(placed("due", NOW));
        holds.on(placed("due", NOW));
        assertThat(waiting()).isEqualTo(1);
        HoldReleased event = new HoldReleased("account", "o", "due", null, 1, "EUR", "REQUESTED", 1, 0);
        holds.on(event);
        holds.on(event);
        assertThat(waiting()).isZero();
    }

    @Test
    void takesOnlySoManyAtOnceAndTheOldestFirst() {
        for (int i = 0; i < 3; i++) {
            holds.on(placed("hold-" + i, NOW.minusSeconds(i)));
        }
        assertThat(holds.takeDue(NOW, Duration.ofSeconds(1), 2))
                .extracting(ExpiringHolds.ExpiringHold::holdId)
                .containsExactlyInAnyOrder("hold-2", "hold-1");
    }

    private HoldExpiry expiryAt(Instant now) {
        return new HoldExpiry(holds, commands, Clock.fixed(now, ZoneOffset.UTC), () -> true);
    }

    private static int waiting() {
        return database.sql("SELECT count(*) FROM expiring_hold")
                .query(Integer.class)
                .single();
    }

    private static HoldPlaced placed(String holdId, @Nullable Instant expiresAt) {
        return new HoldPlaced("account", "o", holdId, null, null, 1, "EUR", null, expiresAt, 1, 1);
    }
}
