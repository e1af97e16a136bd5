package io.corebank.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One transfer between its request and its end, with the legs that its accounts have recorded. */
final class TransferLife {

    private static final Set<String> ENDS =
            Set.of("TransferCompleted", "TransferRejected", "TransferCompensated", "TransferCancelled");
    private static final Set<String> STEPS = Set.of(
            "TransferRequested",
            "TransferStarted",
            "TransferHoldConfirmed",
            "TransferCreditConfirmed",
            "TransferCreditRefused");
    private static final Set<String> POSSIBLE_AFTER_THE_END =
            Set.of("TransferRedriven", "ReversalGranted", "ReversalCompleted", "ReversalReturned");
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final long amount;
    private final String currency;
    private final String from;
    private final String to;
    private final long dueMicros;
    private boolean held;
    private boolean credited;
    private boolean captured;
    private boolean released;

    TransferLife(LogRow row, Facts facts) {
        amount = facts.number(Field.AMOUNT);
        currency = facts.textOrEmpty(Field.CURRENCY);
        from = facts.textOrEmpty(Field.FROM);
        to = facts.textOrEmpty(Field.TO);
        dueMicros = Math.max(row.atMicros(), microsOf(facts.text(Field.EXECUTE_AT)));
    }

    /** Whether an event with this name is the last of a transfer. */
    static boolean isEnd(String event) {
        return ENDS.contains(event);
    }

    /** Whether an event with this name belongs between request and end. */
    static boolean isStep(String event) {
        return STEPS.contains(event);
    }

    /** Whether an event with this name may follow the end of a transfer. */
    static boolean isPossibleAfterTheEnd(String event) {
        return POSSIBLE_AFTER_THE_END.contains(event);
    }

    /** Takes a leg that an account has recorded. */
    void leg(LogRow row, Facts facts, Consumer<String> complaints) {
        switch (row.kind().name()) {
            case "HoldPlaced" -> held = once(held, from, row, facts, Field.AMOUNT, complaints);
            case "TransferCredited" -> {
                credited = once(credited, to, row, facts, Field.AMOUNT, complaints);
                complainUnless(held && !released, "credits a transfer that nothing is held for", complaints);
            }
            case "HoldCaptured" -> {
                captured = once(captured, from, row, facts, Field.CAPTURED, complaints);
                complainUnless(credited, "takes the money of a transfer that has not been credited", complaints);
            }
            case "HoldReleased" -> {
                released = once(released, from, row, facts, Field.RELEASED, complaints);
                complainUnless(!credited, "gives the money of a transfer back that has been credited", complaints);
            }
            default -> {}
        }
    }

    /** Takes the last event. */
    void end(String event, Consumer<String> complaints) {
        boolean sound =
                switch (event) {
                    case "TransferCompleted" -> held && credited && captured;
                    case "TransferRejected", "TransferCancelled" -> !held && !credited;
                    default -> held == released && !credited;
                };
        complainUnless(
                sound,
                "ends with: held " + held + ", credited " + credited + ", captured " + captured + ", released "
                        + released,
                complaints);
    }

    /** When it has to be done at the latest, given how long it may take. */
    long latestEnd(long boundMicros) {
        return dueMicros + boundMicros;
    }

    private boolean once(
            boolean before, String account, LogRow row, Facts facts, Field field, Consumer<String> complaints) {
        complainUnless(!before, "is this leg of the transfer for the second time", complaints);
        complainUnless(account.equals(row.aggregate().text()), "is on the wrong account of the transfer", complaints);
        complainUnless(
                facts.number(field) == amount && currency.equals(facts.text(Field.CURRENCY)),
                "moves " + facts.number(field) + " " + facts.text(Field.CURRENCY) + " for a transfer of " + amount + " "
                        + currency,
                complaints);
        return true;
    }

    private static void complainUnless(boolean fine, String complaint, Consumer<String> complaints) {
        if (!fine) {
            complaints.accept(complaint);
        }
    }

    private static long microsOf(@Nullable String instant) {
        if (instant == null) {
            return Long.MIN_VALUE;
        }
        try {
            Instant at = Instant.parse(instant);
            return Math.addExact(
                    Math.multiplyExact(at.getEpochSecond(), MICROS_PER_SECOND), at.getNano() / NANOS_PER_MICRO);
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Long.MIN_VALUE;
        }
    }
}
