package io.corebank.support.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import io.corebank.support.web.TooManyRequests;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitsTest {

    private static final Caller CUSTOMER = new Caller("ada", Set.of(Role.CUSTOMER));
    private static final Caller TELLER = new Caller("bob", Set.of(Role.TELLER));

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final OwnBook book = new OwnBook(Duration.ofMinutes(1), 1_000, now::get);
    private final RateLimits limits = limits(true);

    @Test
    void letsExactlyTheLimitThrough() {
        assertThat(passesOf(20, CUSTOMER)).isEqualTo(10);
        assertThat(passesOf(200, TELLER)).as("a limit of its own").isEqualTo(100);
    }

    @Test
    void letsExactlyTheLimitThroughForManyAtOnce() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        AtomicLong passed = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                await(start);
                passed.addAndGet(passesOf(50, TELLER));
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).hasValue(100);
    }

    @Test
    void beginsAnewWhenTheWindowIsOver() {
        assertThat(passesOf(11, CUSTOMER)).isEqualTo(10);
        now.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
        assertThat(passesOf(1, CUSTOMER)).isZero();
        now.addAndGet(1);
        assertThat(passesOf(11, CUSTOMER)).isEqualTo(10);
    }

    @Test
    void tellsWhatIsLeftAndUntilWhen() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        limits.spend(CUSTOMER, 1, response);
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"caller\";r=9;t=60");
        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"caller\";q=10;w=60");
        now.addAndGet(Duration.ofMillis(30_500).toNanos());
        limits.spend(CUSTOMER, 1, response);
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"caller\";r=8;t=30");
    }

    @Test
    void chargesABatchForItsItems() {
        charge(4);
        assertThat(passesOf(10, CUSTOMER)).isEqualTo(6);
        assertThatThrownBy(() -> charge(1))
                .isInstanceOfSatisfying(TooManyRequests.class, refused -> assertThat(refused.retryAfterSeconds())
                        .isEqualTo(60));
    }

    @Test
    void chargesNothingForWhatIsRefused() {
        charge(8);
        assertThatThrownBy(() -> charge(3)).isInstanceOf(TooManyRequests.class);
        assertThat(passesOf(10, CUSTOMER)).isEqualTo(2);
    }

    @Test
    void letsABatchThroughThatIsLargerThanTheLimitWhenNothingElseWasAsked() {
        assertThat(passesOf(1, CUSTOMER)).isOne();
        assertThatCode(() -> charge(999)).doesNotThrowAnyException();
        assertThat(passesOf(1, CUSTOMER)).isZero();
    }

    @Test
    void chargesNothingWhenItIsOff() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        for (int i = 0; i < 20; i++) {
            limits(false).charge(CUSTOMER, 1_000, response);
        }
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void letsExactlyTheLimitThroughToEachAccount() {
        for (int i = 0; i < 5; i++) {
            chargeAccounts(TELLER, Map.of("a", 1));
        }
        assertThatThrownBy(() -> chargeAccounts(TELLER, Map.of("a", 1)))
                .isInstanceOfSatisfying(TooManyRequests.class, refused -> assertThat(refused.retryAfterSeconds())
                        .isEqualTo(60));
        assertThatCode(() -> chargeAccounts(TELLER, Map.of("b", 5))).doesNotThrowAnyException();
        now.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThatCode(() -> chargeAccounts(TELLER, Map.of("a", 5))).doesNotThrowAnyException();
    }

    /** Otherwise anybody could keep the owner of an account away from it. */
    @Test
    void countsTheTriesOfAStrangerApart() {
        Caller stranger = new Caller("eve", Set.of(Role.CUSTOMER));
        chargeAccounts(stranger, Map.of("a", 5));
        assertThatThrownBy(() -> chargeAccounts(stranger, Map.of("a", 1))).isInstanceOf(TooManyRequests.class);
        assertThatCode(() -> chargeAccounts(CUSTOMER, Map.of("a", 5))).doesNotThrowAnyException();
        assertThatCode(() -> chargeAccounts(TELLER, Map.of("a", 5))).doesNotThrowAnyException();
    }

    @Test
    void chargesNoAccountOfABatchThatIsRefusedForOneOfThem() {
        chargeAccounts(TELLER, Map.of("full", 5));
        Map<String, Integer> batch = new LinkedHashMap<>();
        batch.put("empty", 5);
        batch.put("full", 1);
        assertThatThrownBy(() -> chargeAccounts(TELLER, batch)).isInstanceOf(TooManyRequests.class);
        assertThatCode(() -> chargeAccounts(TELLER, Map.of("empty", 5))).doesNotThrowAnyException();
    }

    @Test
    void tellsWhatIsLeftOfEachLimitOnce() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        limits.spend(CUSTOMER, 1, response);
        limits.chargeAccounts(CUSTOMER, Map.of("a", 1), response);
        limits.charge(CUSTOMER, 2, response);
        assertThat(response.getHeaders("RateLimit")).containsExactly("\"caller\";r=7;t=60, \"account\";r=4;t=60");
        assertThat(response.getHeaders("RateLimit-Policy"))
                .containsExactly("\"caller\";q=10;w=60, \"account\";q=5;w=60");
    }

    private void chargeAccounts(Caller caller, Map<String, Integer> costs) {
        limits.chargeAccounts(caller, costs, new MockHttpServletResponse());
    }

    @Test
    void remembersOnlySoManyCallers() {
        for (int i = 0; i < 10_000; i++) {
            limits.spend(new Caller("caller-" + i, Set.of(Role.CUSTOMER)), 1, new MockHttpServletResponse());
        }
        assertThat(book.remembered()).isLessThanOrEqualTo(1_000);
    }

    private void charge(int cost) {
        limits.charge(CUSTOMER, cost, new MockHttpServletResponse());
    }

    private long passesOf(int requests, Caller caller) {
        long passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += limits.spend(caller, 1, new MockHttpServletResponse()).allowed() ? 1 : 0;
        }
        return passed;
    }

    private RateLimits limits(boolean enabled) {
        return new RateLimits(
                new LimitProperties(enabled, Duration.ofMinutes(1), 10, 100, 5, 500, false),
                enabled ? book : new OwnBook(Duration.ofMinutes(1), 1, now::get));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
