package io.corebank.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An account as its events tell it, by rules of its own that do not come from the code that wrote them. It takes every
 * event, and complains about those that should not have been.
 */
public final class AccountFold {

    /** What an account may do. */
    public enum Status {
        OPEN,
        FROZEN,
        CLOSED
    }

    /** An amount that is set aside, for a transfer when it has the id of one. */
    public record Hold(long amountMinor, @Nullable String transferId) {}

    private final Map<String, Hold> holds = new HashMap<>(0);
    private @Nullable String customerId;
    private String currency = "";
    private Status status = Status.OPEN;
    private long posted;
    private long held;
    private long overdraftLimit;
    private long version;

    /** Takes the next event; each complaint is a sentence without the place, which the caller knows. */
    public void apply(EventKind kind, Facts facts, Consumer<String> complaints) {
        version++;
        if (version == 1) {
            open(facts);
        }
        if (!facts.textOrEmpty(Field.CURRENCY).equals(currency)) {
            complaints.accept("changes the currency from " + currency + " to " + facts.text(Field.CURRENCY));
        }
        long postedBefore = posted;
        long heldBefore = held;
        posted = facts.number(Field.POSTED);
        held = facts.number(Field.HELD);
        Rule rule = Rule.of(kind.name());
        refuseMovementWhenClosed(rule, postedBefore, heldBefore, complaints);
        if (status == Status.FROZEN && rule.isDebitByChoice(facts)) {
            complaints.accept("takes money although the account is frozen");
        }
        follow(kind, facts, heldBefore, complaints);
        complainAboutFigures(complaints);
    }

    private void open(Facts facts) {
        customerId = facts.text(Field.CUSTOMER_ID);
        currency = facts.textOrEmpty(Field.CURRENCY);
        overdraftLimit = facts.number(Field.OVERDRAFT_LIMIT);
    }

    private void refuseMovementWhenClosed(Rule rule, long postedBefore, long heldBefore, Consumer<String> complaints) {
        if (status == Status.CLOSED && (rule.moves() || posted != postedBefore || held != heldBefore)) {
            complaints.accept("moves money although the account is closed");
        }
    }

    private void follow(EventKind kind, Facts facts, long heldBefore, Consumer<String> complaints) {
        long expected = heldBefore;
        switch (kind.name()) {
            case "HoldPlaced" -> expected += place(facts, complaints);
            case "HoldCaptured", "HoldReleased" -> expected -= end(facts, complaints);
            case "OverdraftLimitChanged" -> overdraftLimit = facts.number(Field.OVERDRAFT_LIMIT);
            case "AccountFrozen" -> status = Status.FROZEN;
            case "AccountUnfrozen" -> status = Status.OPEN;
            case "AccountClosed" -> close(complaints);
            default -> expected = heldBefore;
        }
        if (held != expected) {
            complaints.accept("leaves " + held + " held where its holds make " + expected);
        }
    }

    private long place(Facts facts, Consumer<String> complaints) {
        long amount = facts.number(Field.AMOUNT);
        Hold hold = new Hold(amount, facts.text(Field.TRANSFER_ID));
        if (holds.put(facts.textOrEmpty(Field.HOLD_ID), hold) != null) {
            complaints.accept("places the hold " + facts.text(Field.HOLD_ID) + " a second time");
        }
        return amount;
    }

    private long end(Facts facts, Consumer<String> complaints) {
        long ended = facts.number(Field.CAPTURED) + facts.number(Field.RELEASED);
        Hold hold = holds.remove(facts.textOrEmpty(Field.HOLD_ID));
        if (hold == null) {
            complaints.accept("ends the hold " + facts.text(Field.HOLD_ID) + ", which there is not");
        } else if (hold.amountMinor() != ended) {
            complaints.accept("ends " + ended + " of a hold of " + hold.amountMinor());
        }
        return ended;
    }

    private void close(Consumer<String> complaints) {
        status = Status.CLOSED;
        if (posted != 0 || held != 0) {
            complaints.accept("closes the account with " + posted + " posted and " + held + " held");
        }
    }

    private void complainAboutFigures(Consumer<String> complaints) {
        if (held < 0) {
            complaints.accept("leaves " + held + " held");
        }
        if (available() < 0) {
            complaints.accept("leaves " + available() + " available, which is below the limit");
        }
    }

    /** The customer it belongs to. */
    public String customerId() {
        return Objects.requireNonNullElse(customerId, "");
    }

    public String currency() {
        return currency;
    }

    public Status status() {
        return status;
    }

    public long posted() {
        return posted;
    }

    public long held() {
        return held;
    }

    public long overdraftLimit() {
        return overdraftLimit;
    }

    /** What may be taken, in minor units. */
    public long available() {
        return posted - held + overdraftLimit;
    }

    /** How many events it has. */
    public long version() {
        return version;
    }

    /** What is set aside, by the id of the hold. */
    public Map<String, Hold> holds() {
        return Map.copyOf(holds);
    }
}
