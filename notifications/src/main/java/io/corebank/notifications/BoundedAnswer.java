package io.corebank.notifications;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Takes the status of an answer and hangs up on a receiver that has more to say than anybody will read. */
final class BoundedAnswer implements AsyncResponseConsumer<Integer> {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int WINDOW = 4 * 1024;
    private static final int MOST_SECONDS = 86_400;

    private volatile int status;
    private volatile int retryAfterSeconds;
    private int bytes;
    private @Nullable FutureCallback<Integer> end;

    /** The status of the answer; 0 while there is none. */
    int status() {
        return status;
    }

    /** How long the receiver asks for patience; 0 when it does not. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Integer> resultCallback) {
        retryAfterSeconds = seconds(response.getFirstHeader(HttpHeaders.RETRY_AFTER));
        status = response.getCode();
        end = resultCallback;
        if (entity == null) {
            resultCallback.completed(status);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // An interim answer says nothing.
    }

    @Override
    public void updateCapacity(CapacityChannel capacityChannel) throws IOException {
        capacityChannel.update(WINDOW);
    }

    @Override
    public void consume(ByteBuffer src) throws IOException {
        bytes += src.remaining();
        src.position(src.limit());
        if (bytes > MOST_BYTES) {
            throw new IOException("The answer is longer than " + MOST_BYTES + " bytes");
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        FutureCallback<Integer> waiting = end;
        if (waiting != null) {
            waiting.completed(status);
        }
    }

    @Override
    public void failed(Exception cause) {
        // The client tells whoever waits.
    }

    @Override
    public void releaseResources() {
        // Nothing is held.
    }

    private static int seconds(@Nullable Header retryAfter) {
        if (retryAfter == null || !retryAfter.getValue().matches("[0-9]{1,6}")) {
            return 0;
        }
        return Math.min(MOST_SECONDS, Integer.parseInt(retryAfter.getValue()));
    }
}
