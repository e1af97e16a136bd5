package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Balances add up, account by account and all together: after every event the posted balances of all accounts and the
 * money in flight are what was deposited less what was withdrawn.
 */
final class Balances implements Rule {

    private final Map<String, AccountBook> books = new HashMap<>();
    private final Map<String, Long> posted = new HashMap<>();
    private long total;
    private long external;
    private long inFlight;

    @Override
    public void event(LogEvent event, Findings findings) {
        if (!"Account".equals(event.type().aggregateType())) {
            return;
        }
        String complaint = books.computeIfAbsent(event.aggregateId(), id -> new AccountBook())
                .apply(event);
        if (!complaint.isEmpty()) {
            findings.add(Promise.BALANCES, event + complaint);
        }
        conserve(event, findings);
    }

    private void conserve(LogEvent event, Findings findings) {
        long now = event.number("postedMinor");
        Long before = posted.put(event.aggregateId(), now);
        total += now - (before == null ? 0 : before);
        switch (event.name()) {
            case "MoneyDeposited" -> external += event.number("amountMinor");
            case "MoneyWithdrawn" -> external -= event.number("amountMinor");
            case "TransferCredited" -> inFlight -= event.number("amountMinor");
            case "HoldCaptured" -> inFlight += event.number("capturedMinor");
            default -> {}
        }
        if (total + inFlight != external) {
            findings.add(
                    Promise.CONSERVED,
                    event + " leaves " + total + " on accounts and " + inFlight + " in flight of " + external);
            external = total + inFlight;
        }
    }

    @Override
    public void end(Ending ending, Findings findings) {
        if (ending.complete() && inFlight != 0) {
            findings.add(Promise.CONSERVED, inFlight + " is in flight at rest");
        }
    }

    @Nullable
    AccountBook book(String accountId) {
        return books.get(accountId);
    }
}
