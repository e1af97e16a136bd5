package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.MoneyDeposited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

/** Many deliveries to a fast receiver, alone and beside one that is dead and one that never answers. */
class CrowdIT extends NotificationsTest {

    private static final int EVENTS = 3_000;
    private static final int ACCOUNTS = 100;

    /** One lane in full, and what the lanes of the two others hold at most. */
    private static final int MOST_IN_MEMORY = 850;

    /** As long as alone four times over, and a few seconds for a machine that does something else. */
    private static final Duration SPARE = Duration.ofSeconds(4);

    @Test
    void isAsFastBesideADeadAndASlowReceiverAndKeepsLittleInMemory() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        try (FastReceiver fast = new FastReceiver();
                StandInReceiver slow = new StandInReceiver()) {
            slow.does(exchange -> {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                wait(end);
                atOnce.decrementAndGet();
            });
            String toFast = id(subscribe(operator(), to(fast.url())));
            Duration alone = told(fast, 1, new AtomicInteger());
            String toSlow = id(subscribe(operator(), to(slow.url())));
            String toDead = id(subscribe(operator(), to("http://127.0.0.1:9/")));
            await().until(() -> count(toSlow) + count(toDead) == 0);
            AtomicInteger inMemory = new AtomicInteger();
            Duration beside = told(fast, 2, inMemory);
            assertThat(beside).isLessThan(alone.multipliedBy(4).plus(SPARE));
            assertThat(inMemory).hasValueLessThan(MOST_IN_MEMORY);
            assertThat(count(toSlow)).as("taken down for the slow one").isEqualTo(EVENTS);
            assertThat(count(toDead)).as("taken down for the dead one").isEqualTo(EVENTS);
            assertThat(slow.messages()).as("the slow one is being called").isNotEmpty();
            assertThat(mostAtOnce).as("calls under way to the slow one").hasValueLessThan(12);
            end.countDown();
            await().until(() -> count(toFast) == 0);
        }
    }

    /** How long it takes until the receiver has been told of all that happens now. */
    private Duration told(FastReceiver fast, int round, AtomicInteger mostInMemory) {
        long before = fast.taken();
        List<String> accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        long start = System.nanoTime();
        for (int sequence = 0; sequence < EVENTS / ACCOUNTS; sequence++) {
            List<EventMessage<?>> happened = new ArrayList<>();
            for (String account : accounts) {
                MoneyDeposited deposited = new MoneyDeposited(account, op(), round, "EUR", null, sequence + 1L, 0);
                happened.add(new GenericDomainEventMessage<>("Account", account, sequence, deposited));
            }
            events.publish(happened);
        }
        await().pollInterval(Duration.ofMillis(2)).until(() -> {
            mostInMemory.accumulateAndGet(deliverer.inMemory(), Math::max);
            return fast.taken() - before >= EVENTS;
        });
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long count(String webhookId) {
        return database.sql("SELECT count(*) FROM notifications.delivery WHERE webhook_id = ? AND status = 0")
                .param(webhookId)
                .query(Long.class)
                .single();
    }

    private static String to(String url) {
        return "{\"url\":\"" + url + "\"}";
    }

    private static void wait(CountDownLatch end) {
        try {
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
