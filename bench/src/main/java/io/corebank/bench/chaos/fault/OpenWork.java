package io.corebank.bench.chaos.fault;

/** Questions to a database for how much is left to do. */
final class OpenWork {

    /** Events that a processor could not handle. */
    static final String DEAD_LETTERS = "select count(*) from event_store.dead_letter";

    /** Transfers are open once their list has come as far; whoever takes it over from another process needs a while. */
    private static final String TRANSFERS = """
            select (select count(*) from open_transfer)
                 + (select case when coalesce(min(coalesce(
                        substring(convert_from(token, 'UTF8') from '"globalIndex":([0-9]+)')::bigint, 0)), 0) < %d
                    then 1 else 0 end
                    from event_store.token where processor_name = 'open-transfers')""";

    private OpenWork() {}

    /** Transfers that have not ended, once all events up to a position count. */
    static String transfersUpTo(long head) {
        return TRANSFERS.formatted(head);
    }
}
