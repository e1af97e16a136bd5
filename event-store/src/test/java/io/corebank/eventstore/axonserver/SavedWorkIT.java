package io.corebank.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.UnknownOutcomeException;
import io.corebank.eventstore.axonserver.Till.PutIn;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** States in memory and commands that arrive together save work, and change no answer. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SavedWorkIT {

    private final Till till = new Till();

    @Test
    void readsWhatItHasInMemoryFromTheStoreOnlyOnce() {
        till.putIn("one", 5);
        till.putIn("two", 5);
        till.putIn("three", -7);

        assertThat(till.reads).isOne();
    }

    /** Another process has put in what is taken out here. */
    @Test
    void refusesNothingFromAnOldState() {
        till.putIn("one", 1);
        till.publishElsewhere(Map.of());

        assertThat(till.putIn("two", -2)).isEqualTo("receipt 2");
        assertThat(till.putIn("three", -2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decidesAgainWhenAnotherProcessHasAppendedToWhatIsInMemory() {
        till.putIn("one", 1);
        till.publishElsewhere(Map.of());

        assertThat(till.putIn("two", 1)).isEqualTo("receipt 2");
    }

    @Test
    void runsABundleInItsOrderAndAnswersEachOfItsCommands() {
        till.putIn("before", 1);

        List<Object> answers = till.together(
                new PutIn("one", 5), new PutIn("two", -7), new PutIn("before", 1), new PutIn("three", -6));

        assertThat(answers.get(0)).isEqualTo("receipt 1");
        assertThat(answers.get(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(outcome(answers.get(2)).body()).isEqualTo("\"receipt 0\"");
        assertThat(answers.get(3)).isEqualTo("receipt 2");
        assertThat(till.number("select count(*) from event_store.reserved_operation"))
                .isZero();
        assertThat(outcome(till.putIn("two", -7)).refused()).isTrue();
        assertThat(outcome(till.putIn("three", -6)).position()).isEqualTo(3);
    }

    @Test
    void appendsWhatABundleDoesTogether() {
        List<Object> answers = till.together(new PutIn("one", 5), new PutIn("two", 6), new PutIn("three", 7));

        assertThat(answers).containsExactly("receipt 0", "receipt 1", "receipt 2");
        assertThat(till.engine.appends).isOne();
        assertThat(outcome(till.putIn("two", 6)).body()).isEqualTo("\"receipt 1\"");
    }

    /** Each of its operations is found by its events, and does not happen again. */
    @Test
    void tellsWhatHappenedOfABundleFromItsEvents() {
        till.together(new PutIn("one", 5), new PutIn("two", 6), new PutIn("three", 7));
        till.forgetOutcomes();
        till.reserve("one", 5);
        till.reserve("two", 6);

        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo("\"receipt 0\"");
        assertThat(outcome(till.putIn("two", 6)).fingerprint()).containsExactly(6);
        assertThat(till.count()).isEqualTo(3);
    }

    @Test
    void decidesABundleAgainThatAnotherProcessWasFasterThan() {
        till.putIn("before", 1);
        till.publishElsewhere(Map.of());

        List<Object> answers = till.together(new PutIn("one", 5), new PutIn("two", -8), new PutIn("three", -7));

        assertThat(answers.get(0)).isEqualTo("receipt 2");
        assertThat(answers.get(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(2)).isEqualTo("receipt 3");
    }

    /** The caller of one of them has asked again elsewhere, and what was done there is in the state that is read. */
    @Test
    void doesNothingOfABundleThatItReadsToHaveHappened() {
        till.publishElsewhere(Map.of());
        till.before(() -> {
            till.elsewhere().putIn("two", 6);
            till.forgetOutcomes();
            till.reserve("two", 6);
        });

        List<Object> answers = till.together(new PutIn("one", 5), new PutIn("two", 6), new PutIn("three", 7));

        assertThat(answers.get(0)).isEqualTo("receipt 2");
        assertThat(outcome(answers.get(1)).body()).isEqualTo("\"receipt 1\"");
        assertThat(answers.get(2)).isEqualTo("receipt 3");
        assertThat(till.count()).isEqualTo(4);
    }

    /** Nothing is appended when the first one is refused, and still it may have happened elsewhere. */
    @Test
    void doesNotRefuseInABundleWhatHasHappenedElsewhere() {
        till.publishElsewhere(Map.of());
        till.before(() -> {
            till.elsewhere().putIn("one", -1);
            till.forgetOutcomes();
            till.reserve("one", -1);
        });

        List<Object> answers = till.together(new PutIn("one", -1), new PutIn("two", 6));

        assertThat(outcome(answers.get(0)).body()).isEqualTo("\"receipt 1\"");
        assertThat(answers.get(1)).isEqualTo("receipt 2");
    }

    /** Another process wrote while this one stood still after it had read. */
    @Test
    void doesNothingOfABundleThatHappensElsewhereMeanwhile() {
        till.publishElsewhere(Map.of());
        till.meanwhile(() -> {
            CompletableFuture.runAsync(() -> till.elsewhere().putIn("two", 6)).join();
            return null;
        });

        List<Object> answers = till.together(new PutIn("one", 5), new PutIn("two", 6));

        assertThat(answers.get(0)).isEqualTo("receipt 2");
        assertThat(outcome(answers.get(1)).body()).isEqualTo("\"receipt 1\"");
    }

    /** It may have been written or not, and nobody says that it was not. */
    @Test
    void leavesOpenWhatBecameOfABundleWhoseAppendWasNotAnswered() {
        till.engine.loseNextAnswer();

        assertThat(till.together(new PutIn("one", 5), new PutIn("two", 6)))
                .hasSize(2)
                .hasOnlyElementsOfType(UnknownOutcomeException.class);
        assertThat(outcome(till.putIn("one", 5)).body()).isEqualTo("\"receipt 0\"");
        assertThat(outcome(till.putIn("two", 6)).body()).isEqualTo("\"receipt 1\"");
        assertThat(till.count()).isEqualTo(2);
    }

    @Test
    void doesNothingOfABundleWhileItCannotReserve() {
        till.dataSource.setPortNumbers(new int[] {1});

        assertThat(till.together(new PutIn("one", 5), new PutIn("two", 5)))
                .hasSize(2)
                .hasOnlyElementsOfType(EventStoreUnavailableException.class);
        assertThat(till.count()).isZero();
    }

    private static RecordedOperation outcome(Object answer) {
        return assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.type(DuplicateOperationException.class))
                .actual()
                .recorded();
    }
}
