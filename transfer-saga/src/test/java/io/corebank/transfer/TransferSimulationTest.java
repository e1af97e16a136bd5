package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.corebank.transfer.TransferSimulation.Flaw;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of histories in which everything goes wrong; {@code -Dsimulation.seeds=200000} runs the long form. */
class TransferSimulationTest {

    private static final long SEEDS = Long.getLong("simulation.seeds", 5_000);

    /** Which commands can meet which states. Whatever is not here would be a mistake of the protocol. */
    private static final Map<String, String> CELLS = Map.ofEntries(
            Map.entry("TransferCancelled", "GrantReversal RedriveTransfer RequestTransfer StartTransfer"),
            Map.entry(
                    "TransferCompensated",
                    "CancelTransfer CompensateTransfer ConfirmTransferHold GrantReversal"
                            + " RedriveTransfer RefuseTransferCredit RequestTransfer StartTransfer"),
            Map.entry(
                    "TransferCompleted",
                    "CancelTransfer CompleteReversal CompleteTransfer ConfirmTransferCredit"
                            + " ConfirmTransferHold GrantReversal RedriveTransfer RequestTransfer"
                            + " ReturnReversal StartTransfer"),
            Map.entry(
                    "TransferCreditConfirmed",
                    "CancelTransfer CompleteTransfer ConfirmTransferCredit ConfirmTransferHold"
                            + " GrantReversal RedriveTransfer RequestTransfer StartTransfer"),
            Map.entry(
                    "TransferCreditRefused",
                    "CancelTransfer CompensateTransfer ConfirmTransferHold GrantReversal"
                            + " RedriveTransfer RefuseTransferCredit RequestTransfer StartTransfer"),
            Map.entry(
                    "TransferHoldConfirmed",
                    "CancelTransfer ConfirmTransferCredit ConfirmTransferHold GrantReversal"
                            + " RedriveTransfer RefuseTransferCredit RequestTransfer StartTransfer"),
            Map.entry(
                    "TransferRejected",
                    "CancelTransfer GrantReversal RedriveTransfer RejectTransfer RequestTransfer" + " StartTransfer"),
            Map.entry(
                    "TransferRequested",
                    "ConfirmTransferHold GrantReversal RedriveTransfer RejectTransfer" + " RequestTransfer"),
            Map.entry(
                    "TransferStarted",
                    "CancelTransfer ConfirmTransferHold GrantReversal RedriveTransfer RejectTransfer"
                            + " RequestTransfer StartTransfer"),
            Map.entry("scheduled", "CancelTransfer GrantReversal RedriveTransfer RequestTransfer StartTransfer"));

    @Test
    void endsEveryTransferAndLosesNoMoney() {
        Map<String, Integer> coverage = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            TransferSimulation simulation = new TransferSimulation(seed, Flaw.NONE);
            live(simulation, seed);
            simulation.coverage().forEach((cell, times) -> coverage.merge(cell, times, Integer::sum));
        }
        assertThat(coverage.keySet()).isEqualTo(everyCell());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 4_711})
    void tellsTheSameHistoryForTheSameSeed(long seed) {
        TransferSimulation one = new TransferSimulation(seed, Flaw.NONE);
        TransferSimulation other = new TransferSimulation(seed, Flaw.NONE);
        one.run();
        other.run();
        assertThat(one.log()).isNotEmpty().isEqualTo(other.log());
    }

    @ParameterizedTest
    @EnumSource(value = Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsAPlantedFlaw(Flaw flaw) {
        long found = 0;
        for (long seed = 0; seed < 500; seed++) {
            try {
                new TransferSimulation(seed, flaw).run();
            } catch (AssertionError asItShould) {
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private static void live(TransferSimulation simulation, long seed) {
        try {
            simulation.run();
        } catch (AssertionError | RuntimeException failure) {
            fail("Seed " + seed + ": " + failure.getMessage(), failure);
        }
    }

    private static Set<String> everyCell() {
        Set<String> cells = CELLS.entrySet().stream()
                .flatMap(state ->
                        Stream.of(state.getValue().split(" ")).map(command -> state.getKey() + " + " + command))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String leg : new String[] {
            "HoldForTransfer done",
            "HoldForTransfer refused",
            "CreditTransfer done",
            "CreditTransfer refused",
            "CaptureTransferHold done",
            "ReleaseTransferHold done"
        }) {
            cells.add(leg);
            cells.add(leg + " again");
        }
        return cells;
    }
}
