package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.Command;
import io.corebank.api.Money;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every step of the saga times everything that can go wrong with it, as a table. Whatever the cell, the transfer ends
 * within the bound, and the money has moved once or not at all.
 */
class TransferStepsTest {

    private static final String ID = "transfer-1";
    private static final long BOUND = 60_000;

    /** A command of the saga, and where a transfer must end that is sent it. */
    private enum Step {
        HOLD("HoldForTransfer", TransferStatus.COMPLETED),
        CONFIRM_HOLD("ConfirmTransferHold", TransferStatus.COMPLETED),
        CREDIT("CreditTransfer", TransferStatus.COMPLETED),
        CONFIRM_CREDIT("ConfirmTransferCredit", TransferStatus.COMPLETED),
        CAPTURE("CaptureTransferHold", TransferStatus.COMPLETED),
        COMPLETE("CompleteTransfer", TransferStatus.COMPLETED),
        REJECT("RejectTransfer", TransferStatus.REJECTED),
        REFUSE_CREDIT("RefuseTransferCredit", TransferStatus.COMPENSATED),
        RELEASE("ReleaseTransferHold", TransferStatus.COMPENSATED),
        COMPENSATE("CompensateTransfer", TransferStatus.COMPENSATED);

        private final String command;
        private final TransferStatus end;

        Step(String command, TransferStatus end) {
            this.command = command;
            this.end = end;
        }

        boolean sends(Command message) {
            return message.getClass().getSimpleName().equals(command);
        }
    }

    /** What goes wrong, once, when the step is taken for the first time. */
    private enum Fault {
        /** By the account, where its rules can; by an overloaded bus, where they cannot. */
        REFUSED,
        TIMED_OUT_BUT_DONE,
        TIMED_OUT_AND_NOT_DONE,
        KILLED_BEFORE,
        KILLED_AFTER,
        REDELIVERED,
        SAGA_STORE_EMPTIED,
        TOKEN_STORE_EMPTIED
    }

    /** The answer that never came. */
    private static final class Silence extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    static Stream<Arguments> everyCell() {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(Fault.values()).map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyCell")
    void endsAndMovesTheMoneyOnceOrNotAtAll(Step step, Fault fault) {
        Bank bank = new Bank(step, fault);
        bank.live();
        assertThat(bank.injected).as("the step was taken").isTrue();
        assertThat(bank.transfer(ID).status()).isEqualTo(endOf(step, fault));
        assertThat(bank.transfer(ID).isAtRest()).isTrue();
        bank.checkAtRest();
    }

    private static TransferStatus endOf(Step step, Fault fault) {
        if (fault == Fault.REFUSED && step == Step.HOLD) {
            return TransferStatus.REJECTED;
        }
        return fault == Fault.REFUSED && step == Step.CREDIT ? TransferStatus.COMPENSATED : step.end;
    }

    /** The bank of the simulation with one fault, and all that reads its log. */
    private static final class Bank extends SimulatedBank {

        private final Step step;
        private final Fault fault;
        private final List<Runnable> network = new ArrayList<>();
        private final SimulatedReaders readers = new SimulatedReaders(this, network::add);
        private boolean injected;

        Bank(Step step, Fault fault) {
            this.step = step;
            this.fault = fault;
            open("from", step == Step.REJECT ? 0 : 100);
            open("to", 0);
            account("to").closed = step.end == TransferStatus.COMPENSATED;
        }

        void live() {
            Money amount = new Money(40, "EUR");
            execute(new RequestTransfer("request", ID, "ada", "from", "to", amount, null));
            for (long now = 0; now <= BOUND; now += 50) {
                readers.readNext();
                readers.listNext();
                List<Runnable> messages = List.copyOf(network);
                network.clear();
                messages.forEach(Bank::deliver);
                if (now % 1_000 == 0) {
                    readers.due(now).forEach(id -> deliver(() -> drive(id)));
                }
            }
        }

        private static void deliver(Runnable message) {
            try {
                message.run();
            } catch (Silence nobodyAnswers) {
                assertThat(nobodyAnswers).hasNoCause();
            }
        }

        private void drive(String id) {
            Optional<TransferLeg> leg = TransferProtocol.next(transfer(id), Instant.EPOCH);
            while (leg.isPresent()) {
                execute(TransferProtocol.after(leg.get(), execute(leg.get())));
                leg = TransferProtocol.next(transfer(id), Instant.EPOCH);
            }
        }

        @Override
        LegOutcome execute(TransferLeg leg) {
            boolean faulty = before(leg);
            LegOutcome outcome = super.execute(leg);
            if (faulty) {
                after(() -> super.execute(leg));
            }
            return outcome;
        }

        @Override
        void execute(TransferCommand command) {
            boolean faulty = before(command);
            super.execute(command);
            if (faulty) {
                after(() -> super.execute(command));
            }
        }

        private boolean before(Command command) {
            if (injected || !step.sends(command)) {
                return false;
            }
            injected = true;
            switch (fault) {
                case REFUSED -> refuse();
                case TIMED_OUT_AND_NOT_DONE -> throw new Silence();
                case KILLED_BEFORE -> kill();
                case SAGA_STORE_EMPTIED -> readers.loseSagas();
                case TOKEN_STORE_EMPTIED -> {
                    readers.loseToken();
                    readers.loseList();
                }
                case TIMED_OUT_BUT_DONE, KILLED_AFTER, REDELIVERED -> {}
            }
            return true;
        }

        private void refuse() {
            if (step == Step.HOLD) {
                account("from").frozen = true;
            } else if (step == Step.CREDIT) {
                account("to").closed = true;
            } else {
                throw new Silence();
            }
        }

        private void after(Runnable again) {
            switch (fault) {
                case TIMED_OUT_BUT_DONE -> throw new Silence();
                case KILLED_AFTER -> kill();
                case REDELIVERED -> again.run();
                default -> assertThat(injected).isTrue();
            }
        }

        /** What was on its way is lost, and the last events come again. */
        private void kill() {
            network.clear();
            readers.rewind(3);
            throw new Silence();
        }
    }
}
