package io.corebank.notifications;

import io.corebank.notifications.Outcome.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** What a reply means: for the delivery, settled or tried again, and for the receiver, which may be given up. */
final class Verdicts {

    private final WebhookSettings settings;
    private final Care care;
    private final Clock clock;
    private final int attemptsInTime;

    Verdicts(WebhookSettings settings, Care care, Clock clock) {
        this.settings = settings;
        this.care = care;
        this.clock = clock;
        this.attemptsInTime = attemptsInTime(settings);
    }

    Outcome on(Receiver receiver, Pending delivery, Reply reply) {
        Instant now = clock.instant();
        care.count(reply);
        if (reply.isTaken()) {
            if (receiver.recovered()) {
                care.failing(receiver.webhook(), null);
            }
            return new Outcome(delivery, State.DELIVERED, now, reply.status(), null, null);
        }
        receiver.failing(now);
        int failures = receiver.lane().failures() + 1;
        if (failures == Lane.DEAD_AFTER) {
            care.failing(receiver.webhook(), receiver.failingSince());
        }
        Instant first = delivery.firstAttempt() == null ? now : delivery.firstAttempt();
        boolean often = delivery.attempts() + 1 >= attemptsInTime;
        boolean hopeless = reply.isGone() || (often && receiver.isBeyondHope(now, settings.retryFor()));
        if (hopeless) {
            receiver.retire();
            care.giveUp(receiver.webhook(), reply.isGone() ? "the receiver answered that it is gone" : reply.error());
        }
        if (hopeless || (often && !first.plus(settings.retryFor()).isAfter(now))) {
            return new Outcome(delivery, State.PARKED, now, reply.status(), reply.error(), null);
        }
        Duration pause = pauseAfter(delivery, failures, reply);
        return new Outcome(delivery, State.PENDING, now, reply.status(), reply.error(), now.plus(pause));
    }

    /** Twice as long each time within bounds, and spread so that not all come back at once. */
    static Duration pause(int attempts, WebhookSettings settings, double random) {
        double longest = settings.longestPause().toMillis();
        double doubled = settings.retryAfter().toMillis() * Math.pow(2, Math.min(30, Math.max(0, attempts - 1)));
        return Duration.ofMillis((long) (Math.min(longest, doubled) * (0.8 + 0.4 * random)));
    }

    /** No pause is longer, however the chance falls. */
    static Duration longestPause(WebhookSettings settings) {
        return pause(Integer.MAX_VALUE, settings, 1);
    }

    /**
     * So often something is tried until it is given up, even if every pause and every call is as long as it can be. A
     * clock that jumps ahead brings the time of giving up nearer, but not these attempts.
     */
    static int attemptsInTime(WebhookSettings settings) {
        int attempts = 1;
        Duration passed = settings.timeout();
        while (passed.compareTo(settings.retryFor()) < 0) {
            passed = passed.plus(pause(attempts, settings, 1)).plus(settings.timeout());
            attempts++;
        }
        return attempts;
    }

    /** One that has failed often waits long, and so does one for a receiver that has failed often. */
    private Duration pauseAfter(Pending delivery, int failures, Reply reply) {
        int attempts = Math.max(delivery.attempts() + 1, failures - Lane.DEAD_AFTER + 1);
        Duration pause = pause(attempts, settings, ThreadLocalRandom.current().nextDouble());
        Duration asked = Duration.ofSeconds(reply.retryAfterSeconds());
        Duration longest = settings.longestPause();
        Duration granted = asked.compareTo(longest) > 0 ? longest : asked;
        return pause.compareTo(granted) > 0 ? pause : granted;
    }
}
