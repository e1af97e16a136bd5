package io.corebank.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.RecordedOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ReservingCommandBusIT {

    private static final String DONE = "\"receipt 0\"";

    private final Till till = new Till();

    @Test
    void runsAnOperationOnceAndTellsItsAnswerAgain() {
        assertThat(till.putIn("one", 5)).isEqualTo("receipt 0");
        assertThat(outcome(till.putIn("one", 5)))
                .returns(DONE, RecordedOperation::body)
                .returns(1L, RecordedOperation::position)
                .returns(false, RecordedOperation::refused);
        assertThat(till.count()).isOne();
        assertThat(reservations()).isZero();
    }

    @Test
    void tellsWhatHappenedFromTheEventsWhenTheProcessDiedBeforeItWasRecorded() throws SQLException {
        till.putIn("one", 5);
        execute("delete from event_store.operation");
        execute("insert into event_store.reserved_operation (operation_id) values ('one')");

        RecordedOperation told = outcome(till.putIn("one", 5));

        assertThat(told.body()).isEqualTo(DONE);
        assertThat(told.fingerprint()).containsExactly(5);
        assertThat(till.count()).isOne();
        assertThat(till.operations.find("one")).map(RecordedOperation::body).hasValue(DONE);
    }

    @Test
    void runsWhatWasReservedByAProcessThatDiedBeforeItDidAnything() {
        till.reserve("one", 5);

        assertThat(till.putIn("one", 5)).isEqualTo("receipt 0");
        assertThat(till.count()).isOne();
    }

    /** A process that was thought dead does it at the last moment: after the other has looked, before it writes. */
    @Test
    void doesNothingWhenTheOperationHappensElsewhereAtTheSameTime() {
        till.reserve("one", 5);
        doesNothingWhenOneHappensElsewhereMeanwhile();
    }

    /** Its caller asked again, at another process, while this one stood still between reserving and appending. */
    @Test
    void doesNothingWhenAnotherProcessWasFasterWithTheVeryOperationThatItBeganFirst() {
        doesNothingWhenOneHappensElsewhereMeanwhile();
    }

    private void doesNothingWhenOneHappensElsewhereMeanwhile() {
        till.meanwhile(() -> {
            Map<String, String> trail = new HashMap<>();
            trail.put("outcomeOf", "one");
            trail.put("outcomeFingerprint", "05");
            trail.put("outcomeType", "java.lang.String");
            trail.put("outcome", "\"from elsewhere\"");
            till.publishElsewhere(trail);
            return null;
        });

        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo("\"from elsewhere\"");
        assertThat(till.count()).isOne();
    }

    /** What was done elsewhere is in the state that is read, so that the store sees no conflict. */
    @Test
    void doesNothingWhenItReadsWhatAnotherProcessDidWithTheOperation() {
        till.publishElsewhere(Map.of());
        till.before(() -> till.elsewhere().putIn("one", 5));

        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo("\"receipt 1\"");
        assertThat(till.count()).isEqualTo(2);
    }

    @Test
    void doesNothingWhenTheOtherProcessDiedBeforeItRecordedWhatItDid() {
        till.publishElsewhere(Map.of());
        till.before(() -> {
            till.elsewhere().putIn("one", 5);
            till.forgetOutcomes();
            till.reserve("one", 5);
        });

        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo("\"receipt 1\"");
        assertThat(till.count()).isEqualTo(2);
        assertThat(till.operations.find("one")).map(RecordedOperation::refused).hasValue(false);
    }

    @Test
    void doesNothingWhenAnotherCommandHereHasReadWhatAnotherProcessDid() {
        till.publishElsewhere(Map.of());
        till.before(() -> {
            till.elsewhere().putIn("one", 5);
            till.putIn("two", 1);
        });

        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo("\"receipt 1\"");
        assertThat(till.count()).isEqualTo(3);
    }

    @Test
    void doesNotRefuseWhatAnotherProcessDid() {
        till.publishElsewhere(Map.of());
        till.before(() -> {
            till.elsewhere().putIn("one", -1);
            till.forgetOutcomes();
            till.reserve("one", -1);
        });

        assertThat(outcome(till.putIn("one", -1)).body()).isEqualTo("\"receipt 1\"");
    }

    @Test
    void doesNotDoWhatAnotherProcessHasRefused() {
        till.publishElsewhere(Map.of());
        till.before(() -> {
            till.elsewhere().putIn("one", -2);
            till.publishElsewhere(Map.of());
        });

        assertThat(outcome(till.putIn("one", -2)).refused()).isTrue();
        assertThat(till.count()).isEqualTo(2);
    }

    @Test
    void triesAgainWhenAnotherOperationWasFaster() {
        till.meanwhile(() -> {
            till.publishElsewhere(Map.of());
            return null;
        });

        assertThat(till.putIn("one", 5)).isEqualTo("receipt 1");
        assertThat(till.count()).isEqualTo(2);
    }

    @Test
    void refusesForEverWhatItHasRefused() {
        assertThat(till.putIn("no", -1)).isInstanceOf(IllegalArgumentException.class);

        assertThat(outcome(till.putIn("no", 5)))
                .returns(true, RecordedOperation::refused)
                .returns("\"too-little\"", RecordedOperation::body);
        assertThat(till.count()).isZero();
    }

    @Test
    void runsAnOperationOnlyOnceAtATime() {
        Object[] second = new Object[1];
        till.meanwhile(() -> {
            second[0] = till.putIn("one", 5);
            return null;
        });

        assertThat(till.putIn("one", 5)).isEqualTo("receipt 0");
        assertThat(second[0]).isInstanceOf(OperationInProgressException.class);
    }

    @Test
    void doesNothingWhileItCannotReserve() {
        till.dataSource.setPortNumbers(new int[] {1});

        assertThat(till.putIn("one", 5)).isInstanceOf(EventStoreUnavailableException.class);
        assertThat(till.count()).isZero();
    }

    /** The answer is in the events already, where whoever asks next finds it. */
    @Test
    void answersAlthoughTheOutcomeCannotBeRecorded() {
        till.meanwhile(() -> {
            till.dataSource.setPortNumbers(new int[] {1});
            return null;
        });

        assertThat(till.putIn("one", 5)).isEqualTo("receipt 0");
        till.dataSource.setUrl(till.database.url());
        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo(DONE);
    }

    @Test
    void keepsWhatIsReservedForItsContent() {
        till.reserve("one", 5);

        assertThat(outcome(till.putIn("one", 6)).fingerprint()).containsExactly(5);
        assertThat(till.count()).isZero();
        assertThat(till.putIn("one", 5)).isEqualTo("receipt 0");
    }

    private static RecordedOperation outcome(Object answer) {
        return assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.type(DuplicateOperationException.class))
                .actual()
                .recorded();
    }

    private long reservations() {
        return till.number("select count(*) from event_store.reserved_operation");
    }

    private void execute(String command) throws SQLException {
        try (Connection connection = till.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
