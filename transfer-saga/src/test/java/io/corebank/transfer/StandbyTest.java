package io.corebank.transfer;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a standby took up it could not do, and the writer would not see it until the lease is over. */
class StandbyTest {

    private final OpenTransfers transfers = mock(OpenTransfers.class);
    private final OpenTransfersWatch watch = mock(OpenTransfersWatch.class);
    private final StandingOrderList orders = mock(StandingOrderList.class);

    @Test
    void leavesOpenTransfersToTheWriterAndKeepsTheListOfThemAwake() {
        new TransferSweeper(transfers, watch, mock(TransferDriver.class), Clock.systemUTC(), Runnable::run, () -> false)
                .sweep();
        verifyNoInteractions(transfers);
        verify(watch).wake();
    }

    @Test
    void leavesStandingOrdersToTheWriter() {
        new StandingOrderDriver(
                        orders,
                        mock(StandingOrderHistory.class),
                        mock(TransferHistory.class),
                        mock(TransferCommands.class),
                        Runnable::run,
                        Clock.systemUTC(),
                        Duration.ofHours(1),
                        () -> false)
                .runDue();
        verifyNoInteractions(orders);
    }
}
