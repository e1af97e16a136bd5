package io.corebank.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.query.TwoProcessesIT;
import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Projection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rebuild during which another process takes the projection over. */
class ForeignFeedIT extends TwoProcessesIT {

    private static final Projection MOVEMENTS = Projection.MOVEMENTS;
    private static final String PATH = "/admin/projections/movements";

    @Autowired
    private RebuildTools tools;

    @Autowired
    private IndexSwitch indices;

    @Autowired
    private PostgresTokenStore tokens;

    private final String customer = newCustomer();

    @Test
    void hasWhatAnotherProcessWroteToTheIndexBeforeUntilTheVeryEnd() {
        String account = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 100, "before");
        handOver(MOVEMENTS, replica);
        replica.getBean(Rebuilds.class).stop();
        BuiltIndex fresh = BuiltIndex.empty(MOVEMENTS, indices.next(MOVEMENTS));
        new Rebuild(tools, fresh, () -> true, () -> {
                    long seen = position();
                    bank.deposit(account, 100, "meanwhile");
                    await().until(() -> position() >= bank.head());
                    return seen;
                })
                .run();
        assertThat(indices.live(MOVEMENTS)).hasValue(fresh.index());
        assertThat(total(account)).isEqualTo(2);
    }

    /** A process that was killed between the two steps leaves it to whoever feeds the projection. */
    @Test
    void goesOnAfterItsIndexWasPublished() {
        String account = bank.open(customer, "Ada", "EUR");
        await().until(() -> position() >= bank.head());
        BuiltIndex half = RebuildSteps.upTo(context, BuiltIndex.empty(MOVEMENTS, indices.next(MOVEMENTS)), bank.head());
        bank.deposit(account, 100, "to the index before");
        await().until(() -> position() >= bank.head());
        indices.publish(MOVEMENTS, half.index());
        assertThat(total(account)).isZero();
        tools.indices().save(half);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(asOperator().get(PATH).text("status")).isEqualTo("LIVE"));
        assertThat(total(account)).isEqualTo(1);
    }

    @Test
    void isRefusedWhereTheProjectionIsNotFedThoughItIsOnlyPaused() {
        handOver(MOVEMENTS, replica);
        assertThat(asOperator().send("POST", PATH + "/rebuild").text("code")).isEqualTo("segment-not-available");
    }

    private long position() {
        return tokens.peek(MOVEMENTS.group()).get(0).position().orElse(0);
    }

    private int total(String account) {
        return as(customer)
                .get("/accounts/" + account + "/movements")
                .json()
                .path("total")
                .asInt();
    }
}
