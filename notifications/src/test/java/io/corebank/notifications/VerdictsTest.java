package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.corebank.notifications.Outcome.State;
import io.corebank.notifications.Webhook.Status;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery and its receiver, also when the clock does not tell the truth. */
class VerdictsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration JUMP = Duration.ofDays(3);

    private static final Webhook WEBHOOK =
            new Webhook("w", 1, "ada", "ada", "", "", null, null, Status.ACTIVE, null, "", List.of(), null, START);

    private final WebhookSettings settings = Settings.usual();
    private final Care care = mock(Care.class);
    private Instant now = START;
    private final Verdicts verdicts = new Verdicts(settings, care, new Steps());
    private final Receiver receiver = receiver();

    @Test
    void givesNobodyUpBecauseTheClockJumpedAhead() {
        Outcome before = fails(delivery(0, null));
        now = now.plus(JUMP);
        Outcome ahead = fails(delivery(1, START));
        now = now.minus(JUMP).plusSeconds(60);
        Outcome after = fails(delivery(2, START));
        assertThat(List.of(before, ahead, after)).extracting(Outcome::state).containsOnly(State.PENDING);
        verify(care, never()).giveUp(any(), any());
        assertThat(receiver.isServed()).isTrue();
    }

    @Test
    void givesUpWhatHasFailedForADayHoweverLongItsPausesWere() {
        Instant end = START.plus(settings.retryFor());
        Outcome outcome = fails(delivery(0, null));
        for (int attempts = 1; outcome.state() == State.PENDING; attempts++) {
            assertThat(now).as("after %d attempts", attempts).isBefore(end);
            now = Objects.requireNonNull(outcome.nextAttempt());
            outcome = fails(delivery(attempts, START));
        }
        assertThat(outcome.state()).isEqualTo(State.PARKED);
        assertThat(now).isAfterOrEqualTo(end);
        verify(care).giveUp(WEBHOOK, "answered 500");
        assertThat(receiver.isServed()).isFalse();
    }

    private static Pending delivery(int attempts, @Nullable Instant firstAttempt) {
        return new Pending("w", 1, "m", "a", "", attempts, firstAttempt, null);
    }

    private Receiver receiver() {
        Endpoint endpoint = new Endpoint(URI.create("https://receiver.example/"), List.of());
        Lane lane = new Lane(settings.concurrency(), Verdicts.longestPause(settings));
        return new Receiver(WEBHOOK, endpoint, lane);
    }

    private Outcome fails(Pending delivery) {
        return verdicts.on(receiver, delivery, Reply.answered(500, 0));
    }

    /** A clock that shows what the test says. */
    private final class Steps extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
