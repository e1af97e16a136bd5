package io.corebank.support.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.servers.TestServers;
import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import io.corebank.support.web.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Several processes that count together. */
class SharedBookIT {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int LIMIT = 50;

    private static JdbcClient jdbc;

    private final String name = UUID.randomUUID().toString();
    private final SharedBook here = new SharedBook(jdbc, WINDOW);
    private final SharedBook there = new SharedBook(jdbc, WINDOW);

    @BeforeAll
    static void prepare() {
        TestServers.TestDatabase database = TestServers.postgres();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/service-support")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
    }

    /** Or whoever was at the limit would stay there until the clock has got as far again. */
    @Test
    void takesAWindowForOverThatBeginsInTheFuture() {
        assertThat(here.spend(name, LIMIT, LIMIT).allowed()).isTrue();
        assertThat(here.spend(name, 1, LIMIT).allowed()).isFalse();
        jdbc.sql("UPDATE rate_window SET began = now() + interval '3 days' WHERE name = ?")
                .param(name)
                .update();
        assertThat(there.spend(name, 1, LIMIT)).isEqualTo(new Grant(true, LIMIT - 1, WINDOW.toSeconds()));
    }

    @Test
    void letsExactlyTheLimitThroughForAllTogether() {
        List<Grant> grants = IntStream.range(0, 2 * LIMIT)
                .parallel()
                .mapToObj(i -> (i % 2 == 0 ? here : there).spend(name, 1, LIMIT))
                .toList();
        assertThat(grants.stream().filter(Grant::allowed)).hasSize(LIMIT);
        assertThat(grants.stream().filter(Grant::allowed).map(Grant::remaining))
                .as("each sees another rest")
                .doesNotHaveDuplicates()
                .contains(0L, LIMIT - 1L);
        assertThat(grants).allSatisfy(grant -> assertThat(grant.resetSeconds()).isBetween(1L, WINDOW.toSeconds()));
    }

    @Test
    void beginsAnewWhenTheWindowIsOver() {
        assertThat(here.spend(name, LIMIT, LIMIT).allowed()).isTrue();
        assertThat(there.spend(name, 1, LIMIT)).isEqualTo(new Grant(false, 0, WINDOW.toSeconds()));
        jdbc.sql("UPDATE rate_window SET began = began - interval '61 seconds' WHERE name = ?")
                .param(name)
                .update();
        assertThat(there.spend(name, 1, LIMIT)).isEqualTo(new Grant(true, LIMIT - 1, WINDOW.toSeconds()));
        here.sweep();
        assertThat(rows()).as("a window at hand is kept").isOne();
    }

    @Test
    void givesBackWhatWasSpentInVainAndForgetsWhatIsOver() {
        here.spend(name, LIMIT, LIMIT);
        here.giveBack(name, 3);
        assertThat(there.spend(name, 4, LIMIT).allowed()).isFalse();
        assertThat(there.spend(name, 3, LIMIT).allowed()).isTrue();
        assertThat(there.spend(name + "-2", LIMIT + 1, LIMIT).allowed())
                .as("more than there ever is")
                .isFalse();
        jdbc.sql("UPDATE rate_window SET began = began - interval '1 hour' WHERE name = ?")
                .param(name)
                .update();
        here.sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void doesNothingThatNobodyCanCount() {
        JdbcClient gone = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/gone"));
        RateLimits limits = new RateLimits(
                new LimitProperties(true, WINDOW, LIMIT, LIMIT, LIMIT, 10, true), new SharedBook(gone, WINDOW));
        Caller caller = new Caller("ada", Set.of(Role.CUSTOMER));
        assertThatThrownBy(() -> limits.charge(caller, 2, new MockHttpServletResponse()))
                .isInstanceOfSatisfying(
                        Unavailable.class, refused -> assertThat(refused.code()).isEqualTo("limits-unavailable"));
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM rate_window WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
