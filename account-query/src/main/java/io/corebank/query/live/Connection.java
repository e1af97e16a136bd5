package io.corebank.query.live;

/** A client's end of a stream. */
interface Connection {

    /** Takes bytes to send without ever waiting; answers false when too many wait already. */
    boolean offer(byte[] bytes);

    /** Whether much of the buffer is taken. */
    boolean isBusy();

    /** Sends what waits, then ends. */
    void finish();

    /** Ends as soon as possible; what waits is thrown away at once. */
    void abort();

    /** Does this when the buffer is empty again, or at once when it is; never once the connection is lost. */
    void whenDrained(Runnable task);
}
