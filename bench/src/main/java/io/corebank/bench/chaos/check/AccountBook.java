package io.corebank.bench.chaos.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The figures of one account after each of its events, added up here from what each event moves. */
final class AccountBook {

    private static final int FIGURES = 3;
    private static final int POSITION = 0;
    private static final int POSTED = 1;
    private static final int HELD = 2;

    private final Map<String, Long> holds = new HashMap<>();
    private long[] figures = new long[FIGURES * 16];
    private int version;
    private long posted;
    private long held;
    private long overdraftLimit;

    /** Takes the next event of the account; answers what is wrong with it, or nothing. */
    String apply(LogEvent event) {
        String complaint =
                switch (event.name()) {
                    case "AccountCreated", "OverdraftLimitChanged" -> limit(event);
                    case "MoneyDeposited", "TransferCredited" -> post(event.number("amountMinor"));
                    case "MoneyWithdrawn" -> post(-event.number("amountMinor"));
                    case "HoldPlaced" -> place(event);
                    case "HoldCaptured" -> capture(event);
                    case "HoldReleased" -> end(event, event.number("releasedMinor"));
                    default -> "";
                };
        remember(event.position());
        if (posted != event.number("postedMinor") || held != event.number("heldMinor")) {
            complaint += " says posted " + event.number("postedMinor") + " and held " + event.number("heldMinor")
                    + " where the events make " + posted + " and " + held;
            posted = event.number("postedMinor");
            held = event.number("heldMinor");
        }
        if (held < 0 || posted - held + overdraftLimit < 0) {
            complaint += " leaves posted " + posted + ", held " + held + " with a limit of " + overdraftLimit;
        }
        return complaint;
    }

    private String limit(LogEvent event) {
        overdraftLimit = event.number("overdraftLimitMinor");
        return "";
    }

    private String post(long amount) {
        posted += amount;
        return amount == 0 ? " moves nothing" : "";
    }

    private String place(LogEvent event) {
        long amount = event.number("amountMinor");
        held += amount;
        return holds.put(event.text("holdId"), amount) == null ? "" : " places a hold for the second time";
    }

    private String capture(LogEvent event) {
        long captured = event.number("capturedMinor");
        posted -= captured;
        return end(event, captured + event.number("releasedMinor"));
    }

    private String end(LogEvent event, long amount) {
        held -= amount;
        Long placed = holds.remove(event.text("holdId"));
        return placed != null && placed == amount ? "" : " ends a hold of " + placed + " with " + amount;
    }

    private void remember(long position) {
        if ((version + 1) * FIGURES > figures.length) {
            figures = Arrays.copyOf(figures, figures.length * 2);
        }
        figures[version * FIGURES + POSITION] = position;
        figures[version * FIGURES + POSTED] = posted;
        figures[version * FIGURES + HELD] = held;
        version++;
    }

    /** How many events there are at or before a position. */
    long versionAt(long position) {
        int low = 0;
        int high = version;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (figures[middle * FIGURES + POSITION] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether these were the figures after so many events. */
    boolean was(long atVersion, long postedThen, long heldThen) {
        int index = (int) (atVersion - 1) * FIGURES;
        return atVersion > 0
                && atVersion <= version
                && figures[index + POSTED] == postedThen
                && figures[index + HELD] == heldThen;
    }

    long version() {
        return version;
    }
}
