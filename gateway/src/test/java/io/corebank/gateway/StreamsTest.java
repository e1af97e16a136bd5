package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class StreamsTest {

    private final Streams streams = new Streams(3, 2);

    @Test
    void givesOneCallerNoMoreThanTheirShare() throws NoAnswer {
        streams.enter("ada");
        streams.enter("ada");
        refuses("ada");
        streams.enter("bob");
        streams.leave("ada");
        streams.enter("ada");
    }

    @Test
    void givesAllTogetherNoMoreThanThereAre() throws NoAnswer {
        streams.enter("ada");
        streams.enter("ada");
        streams.enter("bob");
        refuses("eve");
        streams.leave("bob");
        assertThatCode(() -> streams.enter("eve")).doesNotThrowAnyException();
    }

    @Test
    void takesNoRoomForWhatItRefuses() throws NoAnswer {
        streams.enter("ada");
        streams.enter("ada");
        for (int i = 0; i < 5; i++) {
            refuses("ada");
        }
        assertThatCode(() -> streams.enter("bob")).doesNotThrowAnyException();
    }

    private void refuses(String caller) {
        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> streams.enter(caller));
    }
}
