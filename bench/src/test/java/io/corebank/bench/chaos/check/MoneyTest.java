package io.corebank.bench.chaos.check;

import static io.corebank.bench.chaos.check.MadeUpBank.ADA;
import static io.corebank.bench.chaos.check.MadeUpBank.TELLER;
import static io.corebank.bench.chaos.check.MadeUpBank.deposit;
import static io.corebank.bench.chaos.check.MadeUpBank.operation;
import static io.corebank.bench.chaos.check.MadeUpBank.withdrawal;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Answer;
import org.junit.jupiter.api.Test;

/** Whatever the log does with money that nobody asked for, or that does not add up, has to be found. */
class MoneyTest extends CheckerTest {

    @Test
    void findsThatAnAcknowledgedDepositIsLost() {
        log.drafts.remove(log.find("MoneyWithdrawn", "A"));

        assertFound(Promise.ONCE);
    }

    @Test
    void findsThatADepositIsThereTwice() {
        log.account("MoneyDeposited", "B", operation(TELLER, "maybe"), 3500, 0).with("amountMinor", 500);

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
