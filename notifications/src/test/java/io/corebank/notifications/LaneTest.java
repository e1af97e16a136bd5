package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST_WAIT = Duration.ofHours(2);
    private final Lane lane = new Lane(4, LONGEST_WAIT);

    @Test
    void sendsOneOfAnAccountAtATimeAndInOrder() {
        read(NOW, one(1, "a"), one(2, "a"), one(3, "a"));
        Pending first = Objects.requireNonNull(lane.next(NOW));
        assertThat(first.deliveryId()).isEqualTo(1);
        assertThat(lane.next(NOW)).isNull();
        lane.delivered(first);
        assertThat(next(NOW)).isEqualTo(2);
        assertThat(lane.next(NOW)).isNull();
    }

    @Test
    void sendsOfSeveralAccountsAtOnceAsTheReceiverGetsFaster() {
        read(NOW, one(1, "a"), one(2, "b"), one(3, "c"), one(4, "d"));
        Pending first = Objects.requireNonNull(lane.next(NOW));
        assertThat(lane.next(NOW)).as("it begins with one").isNull();
        lane.delivered(first);
        assertThat(next(NOW)).isEqualTo(2);
        assertThat(next(NOW)).isEqualTo(3);
        assertThat(lane.next(NOW)).isNull();
    }

    @Test
    void keepsOnlyTheAccountWaitingWhoseDeliveryFailed() {
        read(NOW, one(1, "a"), one(2, "a"), one(3, "b"));
        lane.failed(Objects.requireNonNull(lane.next(NOW)), NOW.plusSeconds(5));
        assertThat(next(NOW)).isEqualTo(3);
        lane.written(1);
        read(NOW, one(4, "a"));
        assertThat(lane.next(NOW)).as("behind one that waits").isNull();
        Instant later = NOW.plusSeconds(5);
        Lane.Page again = Objects.requireNonNull(lane.wanted(later));
        assertThat(again.after()).isZero();
        lane.delivered(one(3, "b"));
        lane.offer(again, List.of(one(1, "a"), one(2, "a"), one(4, "a")), later);
        assertThat(next(later)).isEqualTo(1);
    }

    @Test
    void doesNotReadAgainWhatIsUnderWayOrNotWrittenYet() {
        read(NOW, one(1, "a"), one(2, "b"));
        Pending first = Objects.requireNonNull(lane.next(NOW));
        lane.again();
        read(NOW, one(1, "a"), one(2, "b"));
        lane.delivered(first);
        lane.again();
        read(NOW, one(1, "a"), one(2, "b"));
        assertThat(next(NOW)).isEqualTo(2);
        assertThat(lane.next(NOW)).isNull();
    }

    @Test
    void doesNotSendAgainWhatIsWrittenWhileAPageIsReadThatStillHasIt() {
        read(NOW, one(1, "a"), one(2, "a"));
        lane.delivered(Objects.requireNonNull(lane.next(NOW)));
        lane.again();
        Lane.Page page = Objects.requireNonNull(lane.wanted(NOW));
        lane.written(1);
        lane.offer(page, List.of(one(1, "a"), one(2, "a")), NOW);
        Pending second = Objects.requireNonNull(lane.next(NOW));
        assertThat(second.deliveryId()).isEqualTo(2);
        lane.delivered(second);
        assertThat(lane.next(NOW)).isNull();
        lane.written(2);
        lane.again();
        read(NOW, one(1, "a"));
        assertThat(next(NOW)).as("somebody asked for it again").isEqualTo(1);
    }

    @Test
    void takesNothingFromBeforeALookBack() {
        Lane.Page stale = Objects.requireNonNull(lane.wanted(NOW));
        lane.again();
        lane.offer(stale, List.of(one(9, "a")), NOW);
        assertThat(lane.next(NOW)).isNull();
        read(NOW, one(1, "a"));
        assertThat(next(NOW)).isEqualTo(1);
    }

    @Test
    void emptiesItselfForADeadReceiverAndTriesOneAtATime() {
        List<Pending> many = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            many.add(one(i, "account-" + i));
        }
        Lane.Page page = Objects.requireNonNull(lane.wanted(NOW));
        lane.offer(page, many, NOW);
        Instant until = NOW.plusSeconds(60);
        for (int i = 0; i < Lane.DEAD_AFTER; i++) {
            lane.failed(Objects.requireNonNull(lane.next(NOW)), until);
        }
        assertThat(lane.size()).isZero();
        assertThat(lane.wanted(NOW)).as("nothing is read for it").isNull();
        assertThat(lane.next(NOW)).isNull();
        for (long i = 1; i <= Lane.DEAD_AFTER; i++) {
            lane.written(i);
        }
        Lane.Page probe = Objects.requireNonNull(lane.wanted(until));
        assertThat(probe.limit()).isEqualTo(1);
        lane.offer(probe, List.of(one(1, "account-1")), until);
        lane.delivered(Objects.requireNonNull(lane.next(until)));
        assertThat(Objects.requireNonNull(lane.wanted(until)).limit()).isGreaterThan(1);
    }

    @Test
    void keepsTheOrderWhenItIsRevivedBeforeAFailureIsWritten() {
        read(NOW, one(1, "a"), one(2, "a"));
        lane.failed(Objects.requireNonNull(lane.next(NOW)), NOW.plusSeconds(60));
        lane.revive();
        read(NOW, one(1, "a"), one(2, "a"), one(3, "b"));
        assertThat(next(NOW)).as("the other account goes on").isEqualTo(3);
        lane.delivered(one(3, "b"));
        assertThat(lane.next(NOW)).as("behind one that is not written yet").isNull();
        lane.written(1);
        lane.written(3);
        read(NOW, one(1, "a"), one(2, "a"));
        assertThat(next(NOW)).isEqualTo(1);
    }

    @Test
    void remembersAcrossARestartWhatHasToWait() {
        Pending failed = new Pending("w", 1, "m", "a", "", 3, NOW, NOW.plusSeconds(30));
        read(NOW, failed, one(2, "a"), one(3, "b"));
        assertThat(next(NOW)).isEqualTo(3);
        assertThat(lane.next(NOW)).isNull();
    }

    /** What was told to wait by a clock that was days ahead is due once the clock is right. */
    @Test
    void waitsNoLongerThanItEverDoesAfterAClockThatWasAhead() {
        Instant ahead = NOW.plus(Duration.ofDays(3));
        read(NOW, new Pending("w", 1, "m", "a", "", 3, NOW, ahead), one(2, "b"));
        assertThat(next(NOW)).as("stored while the clock was ahead").isEqualTo(1);
        lane.failed(one(1, "a"), ahead.plusSeconds(5));
        lane.written(1);
        read(NOW, one(1, "a"));
        assertThat(next(NOW)).as("failed while the clock was ahead").isEqualTo(2);
        lane.delivered(one(2, "b"));
        assertThat(next(NOW)).isEqualTo(1);
    }

    @Test
    void isNotKeptDeadByAClockThatWasAhead() {
        List<Pending> many = new ArrayList<>();
        for (int i = 1; i <= Lane.DEAD_AFTER; i++) {
            many.add(one(i, "account-" + i));
        }
        Lane.Page page = Objects.requireNonNull(lane.wanted(NOW));
        lane.offer(page, many, NOW);
        Instant ahead = NOW.plus(Duration.ofDays(3));
        for (long i = 1; i <= Lane.DEAD_AFTER; i++) {
            lane.failed(Objects.requireNonNull(lane.next(ahead)), ahead.plus(LONGEST_WAIT));
            lane.written(i);
        }
        assertThat(lane.wanted(ahead)).as("while it is ahead").isNull();
        Lane.Page probe = Objects.requireNonNull(lane.wanted(NOW));
        lane.offer(probe, List.of(one(1, "account-1")), NOW);
        assertThat(next(NOW)).isEqualTo(1);
    }

    @Test
    void pausesLongerEachTimeWithinBoundsAndNotAllAtOnce() {
        WebhookSettings settings = Settings.usual();
        assertThat(Verdicts.pause(1, settings, 0.5)).isEqualTo(settings.retryAfter());
        assertThat(Verdicts.pause(2, settings, 0.5))
                .isEqualTo(settings.retryAfter().multipliedBy(2));
        assertThat(Verdicts.pause(1, settings, 0)).isLessThan(Verdicts.pause(1, settings, 0.99));
        assertThat(Verdicts.pause(1_000, settings, 0.5)).isEqualTo(settings.longestPause());
    }

    private void read(Instant now, Pending... pending) {
        Lane.Page page = lane.wanted(now);
        if (page == null) {
            lane.more();
            page = Objects.requireNonNull(lane.wanted(now));
        }
        lane.offer(page, List.of(pending), now);
    }

    private @Nullable Long next(Instant now) {
        Pending next = lane.next(now);
        return next == null ? null : next.deliveryId();
    }

    private static Pending one(long id, String account) {
        return new Pending("w", id, "m" + id, account, "", 0, null, null);
    }
}
