package io.corebank.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.StoredEvent;
import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.EventSearch;
import io.corebank.eventstore.postgres.PostgresEventLog;
import io.corebank.eventstore.postgres.PostgresLog;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LogMirrorIT {

    private final Till till = new Till();
    private final EventLog copy =
            new PostgresEventLog(new EventRows(till.dataSource), new EventSearch(till.dataSource));
    private final EventLog log = new MirroredEventLog(till.positioned, copy);

    private LogMirror mirror() {
        LogMirror mirror = new LogMirror(
                till.positioned, new PostgresLog(till.dataSource, Duration.ofSeconds(6), true), Till.SERIALIZER);
        mirror.start();
        return mirror;
    }

    @Test
    void copiesEveryEventAtItsPositionAndChainsThem() {
        LongStream.range(0, 700).forEach(number -> till.putIn("operation " + number, 1));
        try (LogMirror mirror = mirror()) {
            assertThat(mirror).isNotNull();
            assertThat(log.ofAggregate(Till.ID, 0, 1_000))
                    .extracting(StoredEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 700).boxed().toList());
            assertThat(log.verify(Till.ID).intact()).isTrue();
            assertThat(log.find(EventFilter.ALL, 700, false, 1).events())
                    .first()
                    .satisfies(last -> assertThat(last.metaData()).contains("operation 699"));
        }
    }

    @Test
    void goesOnWhereAnEarlierProcessStopped() {
        till.putIn("one", 1);
        try (LogMirror first = mirror()) {
            assertThat(first).isNotNull();
            assertThat(log.ofAggregate(Till.ID, 0, 10)).hasSize(1);
        }
        till.putIn("two", 1);
        try (LogMirror second = mirror()) {
            assertThat(second).isNotNull();
            await().until(() -> copy.head() == 2);
            assertThat(copy.verifyAll(position -> {}).findings()).isEmpty();
        }
    }

    @Test
    void tellsNothingThatIsNotComplete() {
        till.putIn("one", 1);

        assertThat(log.head()).isOne();
        assertThatThrownBy(() -> log.ofAggregate(Till.ID, 0, 10)).isInstanceOf(EventStoreUnavailableException.class);
    }

    /** Axon Server counts from 0: the bank's position 0 is before that. */
    @Test
    void countsPositionsFromOneInStreamsToo() throws InterruptedException {
        assertThat(till.positioned.head()).isZero();
        till.putIn("one", 1);
        till.putIn("two", 1);

        assertThat(till.positioned.head()).isEqualTo(2);
        try (BlockingStream<TrackedEventMessage<?>> all = till.positioned.openStream(null);
                BlockingStream<TrackedEventMessage<?>> rest =
                        till.positioned.openStream(new GlobalSequenceTrackingToken(1))) {
            assertThat(PositionedEventStore.positionIn(all.nextAvailable().trackingToken()))
                    .isOne();
            TrackedEventMessage<?> second = rest.nextAvailable();
            assertThat(PositionedEventStore.positionIn(second.trackingToken())).isEqualTo(2);
            assertThat(second.getMetaData()).containsEntry("outcomeOf", "two");
        }
    }
}
