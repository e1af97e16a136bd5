package io.corebank.bench.chaos.check;

import static io.corebank.bench.chaos.check.MadeUpBank.TELLER;
import static io.corebank.bench.chaos.check.MadeUpBank.deposit;
import static io.corebank.bench.chaos.check.MadeUpBank.done;
import static io.corebank.bench.chaos.check.MadeUpBank.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Disturbance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an honest bank does raises no suspicion, however long its disturbances make things take. */
class HonestBankTest extends CheckerTest {

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
        bank.disturbances.add(new Disturbance("pause", MadeUpLog.START_MICROS, MadeUpLog.START_MICROS + 65_000_000));

        assertThat(bank.check()).isEmpty();
    }

    @Test
    void knowsWhatTimeItWasWhenTheClockWasWrong() {
        long day = Duration.ofDays(1).toMillis() * 1_000;
        log.find("TransferCompleted", "T1").delayMicros = day;
        assertFoundOnly(Promise.TERMINAL);

        bank.disturbances.add(
                new Disturbance("clock", MadeUpLog.START_MICROS, MadeUpLog.START_MICROS + 5_000_000, day));
        assertThat(bank.check()).isEmpty();
    }
}
