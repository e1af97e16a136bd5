package io.corebank.transfer;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SagaDutyTest {

    private final StreamingEventProcessor sagas = mock(StreamingEventProcessor.class);
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicLong nanos = new AtomicLong();
    private final SagaDuty duty = new SagaDuty(() -> Optional.of(sagas), new SagaMemory(1), writing::get, nanos::get);

    @BeforeEach
    void areRunning() {
        when(sagas.isRunning()).thenReturn(true);
    }

    @Test
    void restWhenAnotherProcessWritesAndBeginWhenThisOneDoes() {
        lookAfter(Duration.ZERO);
        writing.set(false);
        lookAfter(Duration.ofSeconds(6));
        verify(sagas).shutDown();

        when(sagas.isRunning()).thenReturn(false);
        lookAfter(Duration.ofSeconds(60));
        verify(sagas, times(1)).shutDown();
        verify(sagas, never()).start();

        writing.set(true);
        lookAfter(Duration.ofSeconds(1));
        lookAfter(Duration.ofSeconds(1));
        verify(sagas, times(1)).start();
    }

    @Test
    void stayWhenTheRightIsLostForAMoment() {
        lookAfter(Duration.ZERO);
        writing.set(false);
        lookAfter(Duration.ofSeconds(4));
        writing.set(true);
        lookAfter(Duration.ofSeconds(1));
        writing.set(false);
        lookAfter(Duration.ofSeconds(4));
        verify(sagas, never()).shutDown();
    }

    @Test
    void stayPausedWhenAnOperatorHasPausedThem() {
        when(sagas.isRunning()).thenReturn(false);
        lookAfter(Duration.ofSeconds(60));
        verify(sagas, never()).start();
    }

    private void lookAfter(Duration time) {
        nanos.addAndGet(time.toNanos());
        duty.look();
    }
}
