package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.notifications.Subscriptions.Snapshot;
import io.corebank.notifications.Webhook.Status;
import io.corebank.notifications.WebhookRows.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class WebhookFeedTest {

    private static final int RULES = 100;
    private static final Webhook WEBHOOK = new Webhook(
            "w", 1, "ada", "ada", "", "", Set.of(), null, Status.ACTIVE, null, "", List.of(), null, Instant.EPOCH);

    private final Subscriptions subscriptions = mock(Subscriptions.class);
    private final AccountHolders holders = mock(AccountHolders.class);
    private final DeliveryRows rows = mock(DeliveryRows.class);
    private final Progress progress = mock(Progress.class);
    private final ApplicationEventPublisher news = mock(ApplicationEventPublisher.class);
    private final Alerts alerts = new Alerts(mock(AlertRows.class));
    private final WebhookFeed feed = new WebhookFeed(subscriptions, holders, alerts, rows, progress, news);
    private final List<List<NewDelivery>> written = new ArrayList<>();

    @Test
    void keepsLittleInMemoryWhateverABatchTurnsInto() {
        when(subscriptions.current()).thenReturn(new Snapshot(Mark.NONE, List.of(WEBHOOK), rules()));
        when(holders.accountOf(any())).thenReturn("a");
        when(holders.holderOf("a")).thenReturn("ada");
        when(progress.position()).thenReturn(Optional.of(0L));
        doAnswer(call -> written.add(List.copyOf(call.getArgument(0))))
                .when(rows)
                .insert(anyList());
        UnitOfWork<EventMessage<?>> batch = DefaultUnitOfWork.startAndGet(withdrawal());
        for (long position = 1; position <= ProcessorConfiguration.BATCH; position++) {
            feed.on(withdrawal(), new GlobalSequenceTrackingToken(position), batch);
        }
        batch.commit();
        assertThat(written).allMatch(part -> part.size() <= WebhookFeed.MOST_IN_MEMORY);
        List<NewDelivery> told = written.stream().flatMap(List::stream).toList();
        assertThat(told).hasSize(RULES * ProcessorConfiguration.BATCH);
        assertThat(told).extracting(NewDelivery::position).isSorted();
        verify(progress).advance(ProcessorConfiguration.BATCH);
        verify(news).publishEvent(any(DeliveriesWait.class));
    }

    private static List<AlertRule> rules() {
        return LongStream.rangeClosed(1, RULES)
                .mapToObj(number -> new AlertRule(
                        "rule-" + number,
                        "w",
                        number,
                        AlertRule.Kind.LARGE_MOVEMENT,
                        null,
                        "EUR",
                        number,
                        Instant.EPOCH))
                .toList();
    }

    private static EventMessage<?> withdrawal() {
        return new GenericEventMessage<>(new MoneyWithdrawn("a", "o", 1_000, "EUR", null, 0, 0));
    }
}
