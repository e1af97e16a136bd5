package io.corebank.support.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.servers.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Proposals, whoever decides about them at the same time. */
class ProposalsIT {

    private static JdbcClient jdbc;

    private final String action = "POST /something/" + UUID.randomUUID();
    private final Proposals proposals = new Proposals(jdbc);

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

    @Test
    void keepsTheFirstOfSeveralWhoProposeTheSame() {
        Proposal first = proposals.propose(action, "first");
        assertThat(proposals.propose(action, "second")).isEqualTo(first);
        assertThat(proposals.waiting(action)).containsExactly(first);
        assertThat(Duration.between(first.proposedAt(), first.lapsesAt())).isEqualTo(Proposals.LAPSE);
    }

    @Test
    void letsOneOfManyAgree() {
        Proposal proposal = proposals.propose(action, "first");
        AtomicInteger contended = new AtomicInteger();
        long agreed = IntStream.range(0, 8)
                .parallel()
                .filter(any -> {
                    try {
                        proposals.agree(proposal);
                        return true;
                    } catch (Contended late) {
                        contended.incrementAndGet();
                        return false;
                    }
                })
                .count();
        assertThat(List.of(agreed, contended.longValue())).containsExactly(1L, 7L);
        assertThat(proposals.waiting(action)).isEmpty();
    }

    /** The second person has seen the proposal when the first takes it back, and a third makes it anew. */
    @Test
    void agreesToNoProposalThatWasTakenBackJustBefore() {
        Proposal seen = proposals.propose(action, "first");
        assertThat(proposals.withdraw(action)).isTrue();
        assertThat(proposals.withdraw(action)).isFalse();
        assertThatThrownBy(() -> proposals.agree(seen)).isInstanceOf(Contended.class);
        Proposal anew = proposals.propose(action, "third");
        assertThatThrownBy(() -> proposals.agree(seen)).isInstanceOf(Contended.class);
        assertThat(proposals.waiting(action)).containsExactly(anew);
    }

    @Test
    void forgetsWhatNobodyHasAgreedToInTime() {
        Proposal old = proposals.propose(action, "first");
        jdbc.sql("UPDATE operator_proposal SET lapses_at = now() WHERE action = ?")
                .param(action)
                .update();
        assertThat(proposals.waiting(action)).isEmpty();
        Proposal anew = proposals.propose(action, "second");
        assertThat(anew.id()).isNotEqualTo(old.id());
        assertThat(anew.proposedBy()).isEqualTo("second");
    }
}
