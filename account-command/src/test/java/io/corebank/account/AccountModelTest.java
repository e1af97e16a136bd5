package io.corebank.account;

import static io.corebank.account.AccountTesting.eur;
import static io.corebank.account.History.ACCOUNT;
import static io.corebank.account.History.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.CreateAccount;
import io.corebank.api.account.event.AccountEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of accounts, against a plain model of the rules. The seed of a failure is the argument of its test. */
class AccountModelTest {

    private static final CreateAccount CREATE = new CreateAccount("create", ACCOUNT, CUSTOMER, "sealed-name", eur(0));
    private static final int COMMANDS = 150;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), new Random().longs(20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAsTheModelDoesWithAndWithoutSnapshots(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        AccountModel model = new AccountModel();
        try (AccountBench plain = AccountBench.plain();
                AccountBench snapshotting = AccountBench.snapshottingEvery(5)) {
            plain.answer(CREATE);
            snapshotting.answer(CREATE);
            for (int i = 0; i < COMMANDS; i++) {
                AccountCommand command = commands.next();
                String expected = model.answer(command);
                assertThat(plain.answer(command)).as("%d: %s", i, command).isEqualTo(expected);
                assertThat(snapshotting.answer(command))
                        .as("%d: %s", i, command)
                        .isEqualTo(expected);
                assertThat(model.available()).isNotNegative();
            }
            assertThat(snapshotting.events()).isEqualTo(plain.events());
            assertThat(snapshotting.snapshots()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNothingTwice(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        try (AccountBench once = AccountBench.plain();
                AccountBench often = AccountBench.snapshottingEvery(5)) {
            once.answer(CREATE);
            often.answer(CREATE);
            for (int i = 0; i < COMMANDS; i++) {
                AccountCommand command = commands.next();
                String answer = once.answer(command);
                assertThat(often.answer(command)).isEqualTo(answer);
                assertThat(often.answer(command)).as("again: %s", command).isEqualTo(answer);
            }
            assertThat(often.events()).isEqualTo(once.events());
            assertUniqueOperations(once.events());
        }
    }

    private static void assertUniqueOperations(List<AccountEvent> events) {
        assertThat(new HashSet<>(events.stream().map(AccountEvent::operationId).toList()))
                .hasSameSizeAs(events);
    }
}
