package io.corebank.bench.load;

import java.nio.ByteBuffer;

/** What is sent, and who is told of the answers; only ever called by the one thread that runs the load. */
public interface Requests {

    /** Writes the next request, complete with its headers, and answers its number. */
    int write(ByteBuffer out);

    /** An answer has arrived in full; status 0 when the connection broke instead, so that the outcome is unknown. */
    void answered(int number, int status);
}
