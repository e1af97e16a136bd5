package io.corebank.bench.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One transfer as its own events and its legs on the accounts tell it. */
final class TransferStory {

    private static final Map<String, String> STATES = Map.of(
            "TransferRequested", "REQUESTED",
            "TransferHoldConfirmed", "FUNDS_HELD",
            "TransferCreditConfirmed", "CREDITED",
            "TransferCompleted", "COMPLETED",
            "TransferRejected", "REJECTED",
            "TransferCompensated", "COMPENSATED",
            "TransferCancelled", "CANCELLED");

    private final String from;
    private final String to;
    private final long amountMinor;
    private final long requestedMicros;
    private final List<String> states = new ArrayList<>(4);
    private final List<Long> positions = new ArrayList<>(4);
    private final List<String> legs = new ArrayList<>(3);
    private long endedMicros;

    TransferStory(LogEvent requested) {
        this.from = requested.text("fromAccountId");
        this.to = requested.text("toAccountId");
        this.amountMinor = requested.number("amountMinor");
        this.requestedMicros = requested.atMicros();
    }

    /** The next event of the transfer itself; answers what is wrong with it, or nothing. */
    String step(LogEvent event) {
        String before = states.isEmpty() ? "" : states.get(states.size() - 1);
        states.add(STATES.getOrDefault(event.name(), before));
        positions.add(event.position());
        if (!isEnd(event.name())) {
            return hasEnded() && STATES.containsKey(event.name()) ? " comes after the end" : "";
        }
        if (hasEnded()) {
            return " ends a transfer for the second time";
        }
        endedMicros = event.atMicros();
        List<String> expected =
                switch (event.name()) {
                    case "TransferCompleted" -> List.of("HoldPlaced", "TransferCredited", "HoldCaptured");
                    case "TransferCompensated" -> List.of("HoldPlaced", "HoldReleased");
                    default -> List.of();
                };
        return legs.equals(expected) ? "" : " ends a transfer with the legs " + legs;
    }

    /** An event of one of the two accounts; answers what is wrong with it, or nothing. */
    String leg(LogEvent event) {
        String name = event.name();
        long moved = event.number(name.equals("HoldCaptured") ? "capturedMinor" : amountField(name));
        String account = name.equals("TransferCredited") ? to : from;
        legs.add(name);
        boolean sound = moved == amountMinor && account.equals(event.aggregateId()) && !hasEnded();
        return sound ? "" : " does not fit a transfer of " + amountMinor + " from " + from + " to " + to;
    }

    private static String amountField(String name) {
        return name.equals("HoldReleased") ? "releasedMinor" : "amountMinor";
    }

    static boolean isEnd(String name) {
        String state = STATES.getOrDefault(name, "REQUESTED");
        return !state.equals("REQUESTED") && !state.equals("FUNDS_HELD") && !state.equals("CREDITED");
    }

    boolean hasEnded() {
        return endedMicros != 0;
    }

    long requestedMicros() {
        return requestedMicros;
    }

    long endedMicros() {
        return endedMicros;
    }

    /** The state after so many events; empty if there are not so many. */
    String stateAt(long version) {
        return version > 0 && version <= states.size() ? states.get((int) version - 1) : "";
    }

    /** How many events there are at or before a position. */
    long versionAt(long position) {
        return positions.stream().filter(at -> at <= position).count();
    }
}
