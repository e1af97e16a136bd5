package io.corebank.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook that is being served: its lane, and the calls that are under way. Used by one thread. */
final class Receiver {

    private final Lane lane;
    private final Map<Long, Under> calls = new HashMap<>();
    private Webhook webhook;
    private Endpoint endpoint;
    private boolean served = true;
    private @Nullable Instant failingSince;

    Receiver(Webhook webhook, Endpoint endpoint, Lane lane) {
        this.webhook = webhook;
        this.endpoint = endpoint;
        this.lane = lane;
        this.failingSince = webhook.failingSince();
    }

    /** A call, and when it is cut short. */
    private record Under(Receivers.Call call, Instant deadline) {}

    Webhook webhook() {
        return webhook;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Lane lane() {
        return lane;
    }

    /** Whether anything may be sent now. What is under way ends in any case. */
    boolean isServed() {
        return served;
    }

    /** Goes on with what may have been changed. */
    void serve(Webhook current, Endpoint where) {
        if (!served || !current.equals(webhook)) {
            failingSince = current.failingSince();
            lane.revive();
        }
        webhook = current;
        endpoint = where;
        served = true;
    }

    /** Sends nothing more; tells whether all that was sent is settled and written down, so that it can be forgotten. */
    boolean retire() {
        served = false;
        lane.empty();
        return isQuiet() && lane.isSettled();
    }

    /** Whether no call is under way. */
    boolean isQuiet() {
        return calls.isEmpty();
    }

    void begin(Pending delivery, Receivers.Call call, Instant deadline) {
        calls.put(delivery.deliveryId(), new Under(call, deadline));
    }

    void end(Pending delivery) {
        calls.remove(delivery.deliveryId());
    }

    /** Cuts short what has been under way for too long. */
    void cutLate(Instant now) {
        calls.values().stream()
                .filter(under -> under.deadline().isBefore(now))
                .toList()
                .forEach(under -> under.call().cut().run());
    }

    /** Takes note of a failure. */
    void failing(Instant now) {
        if (failingSince == null) {
            failingSince = now;
        }
    }

    /** Takes note of a success; tells whether it is the first after failures. */
    boolean recovered() {
        boolean failed = failingSince != null;
        failingSince = null;
        return failed;
    }

    /** Since when nothing has got through; null while something does. */
    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    /** Whether nothing has got through for so long that there is no hope. */
    boolean isBeyondHope(Instant now, Duration patience) {
        Instant since = failingSince;
        return since != null && !since.plus(patience).isAfter(now);
    }
}
