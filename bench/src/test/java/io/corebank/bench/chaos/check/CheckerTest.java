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
import io.corebank.bench.chaos.history.Disturbance;
import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.chaos.history.Request.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A checker that has never found anything proves nothing: each lie, about the log or to a client, has to be found. */
class CheckerTest {

    private final MadeUpBank bank = new MadeUpBank();
    private final MadeUpLog log = bank.log;

    private void assertFound(Promise promise) {
        assertThat(bank.check()).extracting(Finding::promise).contains(promise);
    }

    private void assertFoundOnly(Promise promise) {
        assertThat(bank.check()).isNotEmpty().extracting(Finding::promise).containsOnly(promise);
    }

    @Nested
    class OfAnHonestBank {

        @Test
        void findsNothing() {
            assertThat(bank.check()).isEmpty();
        }

        @Test
        void findsNothingWhileARequestIsOnItsWayToTheLog() {
            bank.told(deposit("later", "A", 1), done("A", operation(TELLER, "later"), log.head() + 1, 7, 6501, 0));

            assertThat(bank.check(false)).isEmpty();
            assertFoundOnly(Promise.ONCE);
        }

        @Test
        void allowsATransferToTakeLongWhileTheBankIsDisturbed() {
            log.find("TransferCreditConfirmed", "T1").delayMicros = 100_000_000;
            bank.disturbances.add(
                    new Disturbance("pause", MadeUpLog.START_MICROS, MadeUpLog.START_MICROS + 65_000_000));

            assertThat(bank.check()).isEmpty();
        }
    }

    @Nested
    class InTheLog {

        @Test
        void findsThatAnAcknowledgedDepositIsLost() {
            log.drafts.remove(log.find("MoneyWithdrawn", "A"));

            assertFound(Promise.ONCE);
        }

        @Test
        void findsThatADepositIsThereTwice() {
            log.account("MoneyDeposited", "B", operation(TELLER, "maybe"), 3500, 0)
                    .with("amountMinor", 500);

            assertFoundOnly(Promise.ONCE);
        }

        @Test
        void findsADepositThatNobodyAskedFor() {
            log.account("MoneyDeposited", "B", "somebody", 3500, 0).with("amountMinor", 500);

            assertFoundOnly(Promise.ONCE);
        }

        @Test
        void findsThatARefusedWithdrawalHappened() {
            log.account("MoneyWithdrawn", "A", operation(ADA, "too-much"), 6500 - 99999, 0)
                    .with("amountMinor", 99999);

            assertFound(Promise.ONCE);
            assertFound(Promise.BALANCES);
        }

        @Test
        void findsThatAnotherAmountWasTakenThanAskedFor() {
            bank.toldInstead(deposit("maybe", "B", 500), Answer.none());
            log.find("MoneyDeposited", "B").with("amountMinor", 400).with("postedMinor", 2900);

            assertFoundOnly(Promise.ONCE);
        }

        @Test
        void findsAnEventThatWasChangedAfterwards() {
            log.spoil(rows -> {
                LogEvent row = rows.get(1);
                rows.set(1, with(row, row.position(), row.sequence(), row.hash(), "{\"overdraftLimitMinor\": 0}"));
                return rows;
            });

            assertFound(Promise.CHAINED);
        }

        @Test
        void findsAHashThatWasChanged() {
            log.spoil(rows -> {
                LogEvent row = rows.get(rows.size() - 1);
                rows.set(rows.size() - 1, with(row, row.position(), row.sequence(), new byte[16], null));
                return rows;
            });

            assertFoundOnly(Promise.CHAINED);
        }

        @Test
        void findsAHoleInThePositions() {
            log.spoil(rows -> {
                LogEvent row = rows.remove(rows.size() - 1);
                rows.add(with(row, row.position() + 1, row.sequence(), row.hash(), null));
                return rows;
            });

            assertFound(Promise.CONTIGUOUS);
        }

        @Test
        void findsAHoleInTheSequenceOfAStream() {
            log.spoil(rows -> {
                LogEvent row = rows.remove(rows.size() - 1);
                rows.add(with(row, row.position(), row.sequence() + 1, row.hash(), null));
                return rows;
            });

            assertFound(Promise.CONTIGUOUS);
        }

        @Test
        void findsTwoEventsWithOneId() {
            log.find("MoneyDeposited", "B").eventId = "event-0";

            assertFoundOnly(Promise.CONTIGUOUS);
        }

        @Test
        void findsThatTheEndOfTheLogIsGone() {
            log.writtenBeyond(3);

            assertFoundOnly(Promise.CONTIGUOUS);
        }

        @Test
        void findsABalanceThatDoesNotFollow() {
            log.find("MoneyDeposited", "B").with("postedMinor", 3001);

            assertFound(Promise.BALANCES);
            assertFound(Promise.CONSERVED);
        }

        @Test
        void findsABalanceBelowItsLimit() {
            log.account("MoneyWithdrawn", "A", operation(ADA, "more"), -1001, 0).with("amountMinor", 7501);
            bank.told(withdrawal("more", 7501), Answer.none());

            assertFoundOnly(Promise.BALANCES);
        }

        @Test
        void findsATransferThatDoesNotEnd() {
            log.drafts.remove(log.find("TransferRejected", "T2"));

            assertFoundOnly(Promise.TERMINAL);
        }

        @Test
        void findsATransferThatEndsTooLate() {
            log.find("TransferCompleted", "T1").delayMicros = 61_000_000;

            assertFoundOnly(Promise.TERMINAL);
        }

        @Test
        void findsATransferThatIsCreditedTwice() {
            log.find("TransferCredited", "B").with("amountMinor", 2500);
            log.drafts.add(
                    log.drafts.indexOf(log.find("TransferCreditConfirmed", "T1")),
                    again(log.find("TransferCredited", "B"), 5000));
            log.find("HoldRejected", "B").with("postedMinor", 5000);
            log.find("MoneyDeposited", "B").with("postedMinor", 5500);

            assertFound(Promise.TERMINAL);
            assertFound(Promise.CONSERVED);
        }

        @Test
        void findsATransferThatIsCompletedWithoutTakingTheMoney() {
            log.drafts.remove(log.find("HoldCaptured", "A"));

            assertFound(Promise.TERMINAL);
            assertFound(Promise.CONSERVED);
        }

        private MadeUpLog.Draft again(MadeUpLog.Draft draft, long posted) {
            MadeUpLog.Draft second = log.account(draft.name, draft.aggregateId, "again", posted, 0)
                    .with("transferId", "T1")
                    .with("amountMinor", 2500);
            log.drafts.remove(second);
            return second;
        }
    }

    @Nested
    class InWhatClientsWereTold {

        private final Request readOfA = Request.read(Kind.READ_ACCOUNT, ADA, "A", 4);

        @Test
        void findsAnAcknowledgementThatLies() {
            bank.toldInstead(withdrawal("out", 1000), done("A", operation(ADA, "out"), 4, 3, 9001, 0));

            assertFoundOnly(Promise.ONCE);
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
            bank.toldInstead(
                    deposit("in", "A", 10001).mustNotHappen(), done("A", operation(TELLER, "in"), 3, 2, 10000, 0));

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

    private static LogEvent with(LogEvent row, long position, long sequence, byte[] hash, @Nullable String payload) {
        byte[] bytes = payload == null ? row.payload() : payload.getBytes(StandardCharsets.UTF_8);
        return LogEvent.of(
                position,
                row.atMicros(),
                sequence,
                row.type(),
                row.aggregateId(),
                row.eventId(),
                hash,
                bytes,
                row.metaData());
    }
}
