package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each operation has done. */
final class Effects implements Rule {

    private static final Set<String> ASKED_FOR = Arrays.stream(Request.Kind.values())
            .map(Request.Kind::event)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * What an operation that a client asked for has left in the log.
     *
     * @param counterpartyId the account that a transfer pays to
     */
    record Effect(
            String event,
            long position,
            long sequence,
            String aggregateId,
            String accountId,
            String counterpartyId,
            long amountMinor,
            long postedMinor,
            long heldMinor) {

        static Effect of(LogEvent event) {
            boolean transfer = event.name().equals("TransferRequested");
            boolean opening = event.name().equals("AccountCreated");
            return new Effect(
                    event.name(),
                    event.position(),
                    event.sequence(),
                    event.aggregateId(),
                    transfer ? event.text("fromAccountId") : opening ? "" : event.aggregateId(),
                    event.text("toAccountId"),
                    event.number(opening ? "overdraftLimitMinor" : "amountMinor"),
                    event.number("postedMinor"),
                    event.number("heldMinor"));
        }

        /** Whether it is what a request asks for. */
        boolean isOf(Request request) {
            return event.equals(request.kind().event())
                    && accountId.equals(request.accountId())
                    && counterpartyId.equals(request.counterpartyId())
                    && amountMinor == request.amountMinor();
        }

        @Override
        public String toString() {
            return event + " at position " + position;
        }
    }

    private final Map<String, Effect> askedFor = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    @Override
    public void event(LogEvent event, Findings findings) {
        String operation = event.text("operationId");
        if (operation.isEmpty()) {
            return;
        }
        boolean first = ASKED_FOR.contains(event.name())
                ? askedFor.putIfAbsent(operation, Effect.of(event)) == null && !others.contains(operation)
                : others.add(operation) && !askedFor.containsKey(operation);
        if (!first) {
            findings.add(Promise.ONCE, event + " is the second effect of the operation " + operation);
        }
    }

    /** The effects of what clients can ask for, by operation. */
    Map<String, Effect> askedFor() {
        return askedFor;
    }
}
