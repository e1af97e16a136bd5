package io.corebank.bench.chaos.history;

/**
 * What a client asks for. Two requests with the same key are the same request when they are equal.
 *
 * @param caller whose token goes with it, which is part of what the key means
 * @param key the {@code Idempotency-Key}; empty for a read
 * @param accountId the account that is written to, or that pays; the transfer when one is read; empty for an opening
 * @param counterpartyId the account that a transfer pays to, else empty
 * @param amountMinor what is moved, or the overdraft limit of an account that is opened
 * @param body what is sent as JSON
 * @param waits whether the client prefers to hear of the end of its transfer
 * @param minPosition the {@code Bank-Min-Position} of a read
 * @param forbidden whether it must not be done, whatever happens
 */
public record Request(
        Kind kind,
        String caller,
        String key,
        String accountId,
        String counterpartyId,
        long amountMinor,
        String body,
        boolean waits,
        long minPosition,
        boolean forbidden) {

    /** The kinds of requests. */
    public enum Kind {
        OPEN("AccountCreated"),
        DEPOSIT("MoneyDeposited"),
        WITHDRAWAL("MoneyWithdrawn"),
        TRANSFER("TransferRequested"),
        READ_ACCOUNT(""),
        READ_TRANSFER("");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** The name of the event that such a request leaves in the log; empty for a read. */
        public String event() {
            return event;
        }

        public boolean isRead() {
            return event.isEmpty();
        }
    }

    /** A read of an account or a transfer. */
    public static Request read(Kind kind, String caller, String id, long minPosition) {
        return new Request(kind, caller, "", id, "", 0, "", false, minPosition, false);
    }

    /** A write. */
    public static Request write(
            Kind kind,
            String caller,
            String key,
            String accountId,
            String counterpartyId,
            long amountMinor,
            String body) {
        return new Request(kind, caller, key, accountId, counterpartyId, amountMinor, body, false, 0, false);
    }

    /** The same, by a client that waits for the end of the transfer. */
    public Request waiting() {
        return new Request(
                kind, caller, key, accountId, counterpartyId, amountMinor, body, true, minPosition, forbidden);
    }

    /** The same, known to be against the rules. */
    public Request mustNotHappen() {
        return new Request(kind, caller, key, accountId, counterpartyId, amountMinor, body, waits, minPosition, true);
    }
}
