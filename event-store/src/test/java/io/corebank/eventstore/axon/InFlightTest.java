package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.TooManyCommandsException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InFlightTest {

    private final InFlight inFlight = new InFlight(2);

    @Test
    void refusesWhatIsTooMuchAndTakesItLater() {
        inFlight.enter(null);
        inFlight.enter(null);
        assertThatThrownBy(() -> inFlight.enter(null)).isInstanceOf(TooManyCommandsException.class);
        inFlight.leave(null);
        inFlight.enter(null);
        assertThat(inFlight.count()).isEqualTo(2);
    }

    @Test
    void refusesAnOperationThatIsUnderWay() {
        Operation operation = new Operation("pay", null);
        inFlight.enter(operation);
        assertThatThrownBy(() -> inFlight.enter(operation)).isInstanceOf(OperationInProgressException.class);
        inFlight.leave(operation);
        inFlight.enter(operation);
        assertThat(inFlight.count()).isEqualTo(1);
    }

    @Test
    @Timeout(10)
    void drainsAtOnceWhenThereIsNothingHoweverOften() {
        inFlight.drain(1, TimeUnit.MINUTES);
        inFlight.drain(1, TimeUnit.MINUTES);
        assertThat(inFlight.count()).isZero();
        assertThatThrownBy(() -> inFlight.enter(null)).isInstanceOf(EventStoreUnavailableException.class);
    }
}
