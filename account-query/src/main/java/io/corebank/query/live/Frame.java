package io.corebank.query.live;

import java.nio.charset.StandardCharsets;

/** One event in the form of a server-sent event. */
@SuppressWarnings("ArrayRecordComponent")
record Frame(long position, byte[] bytes) {

    /** A comment, which keeps proxies and clients from giving a silent stream up. */
    static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);

    static Frame of(long position, String type, String json) {
        String text = "id: " + position + "\nevent: " + type + "\ndata: " + json + "\n\n";
        return new Frame(position, text.getBytes(StandardCharsets.UTF_8));
    }
}
