package io.corebank.support.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventLog;
import org.junit.jupiter.api.Test;

class AggregateControllerTest {

    private final EventLog log = mock(EventLog.class);
    private final AggregateController controller = new AggregateController(mock(AggregateInspector.class), log);

    @Test
    void doesNotCallTheChainOfAnAggregateIntactThatHasNoEvents() {
        when(log.verify("lost")).thenReturn(new ChainVerification("lost", 0, true, null));
        assertThatThrownBy(() -> controller.verify("lost")).isInstanceOf(UnknownAggregate.class);
    }

    @Test
    void tellsOfAChainThatIsBrokenAtItsBeginning() {
        ChainVerification broken = new ChainVerification("broken", 0, false, 0L);
        when(log.verify("broken")).thenReturn(broken);
        assertThat(controller.verify("broken")).isEqualTo(broken);
    }
}
