package io.corebank.bench.chaos.check;

import static io.corebank.bench.chaos.check.MadeUpBank.ADA;
import static io.corebank.bench.chaos.check.MadeUpBank.TELLER;
import static io.corebank.bench.chaos.check.MadeUpBank.deposit;
import static io.corebank.bench.chaos.check.MadeUpBank.done;
import static io.corebank.bench.chaos.check.MadeUpBank.operation;
import static io.corebank.bench.chaos.check.MadeUpBank.withdrawal;
import static io.corebank.bench.chaos.check.MadeUpBank.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.chaos.history.Request.Kind;
import org.junit.jupiter.api.Test;

/** Whatever clients were told that the log does not say has to be found. */
class ToldTest extends CheckerTest {

    private final Request readOfA = Request.read(Kind.READ_ACCOUNT, ADA, "A", 4);

    @Test
    void findsAnAcknowledgementThatLies() {
        bank.toldInstead(withdrawal("out", 1000), done("A", operation(ADA, "out"), 4, 3, 9001, 0));

        assertFoundOnly(Promise.ONCE);
    }

    @Test
    void takesALatePositionOnlyFromAnAxonServer() {
        bank.toldInstead(withdrawal("out", 1000), done("A", operation(ADA, "out"), 5, 3, 9000, 0));

        assertThat(bank.checkWithLatePositions()).isEmpty();
        assertFoundOnly(Promise.ONCE);
    }

    @Test
    void findsAPositionBeforeTheEventAndOneBehindTheLog() {
        for (long position : new long[] {3, log.head() + 1}) {
            bank.toldInstead(withdrawal("out", 1000), done("A", operation(ADA, "out"), position, 3, 9000, 0));

            assertThat(bank.checkWithLatePositions())
                    .as("position %s", position)
                    .extracting(Finding::promise)
                    .containsOnly(Promise.ONCE);
        }
    }

    @Test
    void findsTwoAnswersToTheSameRequest() {
        bank.told(deposit("in", "A", 10000), Answer.problem(422, "account-closed", false));

        assertFoundOnly(Promise.SAME_ANSWER);
    }

    @Test
    void findsTwoRefusalsThatDiffer() {
        bank.told(withdrawal("too-much", 99999), Answer.problem(422, "account-closed", true));

        assertFoundOnly(Promise.SAME_ANSWER);
    }

    @Test
    void findsOneKeyWithTwoResults() {
        Request request = write(Kind.TRANSFER, ADA, "t1", "A", "B", 2500);
        bank.told(request.waiting(), new Answer(201, "", false, "T3", "", 6, 4, 0, 0, "COMPLETED"));

        assertFound(Promise.SAME_ANSWER);
    }

    @Test
    void findsThatSomethingForbiddenWasDone() {
        bank.toldInstead(deposit("in", "A", 10001).mustNotHappen(), done("A", operation(TELLER, "in"), 3, 2, 10000, 0));

        assertFound(Promise.ONCE);
    }

    @Test
    void findsAReadThatGoesBack() {
        bank.told(Request.read(Kind.READ_ACCOUNT, ADA, "A", 4), done("A", "", log.head(), 4, 9000, 2500));

        assertFoundOnly(Promise.READS);
    }

    @Test
    void findsAReadThatLacksWhatItWasAskedFor() {
        bank.toldInstead(readOfA, done("A", "", 4, 2, 10000, 0));

        assertFoundOnly(Promise.READS);
    }

    @Test
    void findsAReadOfAStateThatNeverWas() {
        bank.toldInstead(readOfA, done("A", "", log.head(), 5, 6501, 0));

        assertFoundOnly(Promise.READS);
    }

    @Test
    void findsATransferThatIsShownAsWhatItIsNot() {
        bank.toldInstead(
                Request.read(Kind.READ_TRANSFER, ADA, "T1", 0),
                new Answer(200, "", false, "T1", "", log.head(), 4, 0, 0, "REJECTED"));

        assertFoundOnly(Promise.READS);
    }

    @Test
    void findsThatSomebodyIsDeniedWhatIsTheirs() {
        bank.toldInstead(readOfA, Answer.problem(404, "account-not-found", false));

        assertFoundOnly(Promise.READS);
    }

    @Test
    void findsAnAnswerThatNobodyIsToldToExpect() {
        bank.told(deposit("broken", "A", 1), Answer.problem(500, "internal-error", false));

        assertFoundOnly(Promise.DOCUMENTED);
    }
}
