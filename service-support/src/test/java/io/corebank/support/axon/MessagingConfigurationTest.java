package io.corebank.support.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.MetaDataKeys;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;

class MessagingConfigurationTest {

    private static final Map<String, ?> CARRIED =
            Map.of(MetaDataKeys.ATTEMPT, 3, MetaDataKeys.ACTOR, "ada", MetaDataKeys.CORRELATION_ID, "request");

    private static Map<String, ?> handedOnBy(Message<?> message) {
        return new MessagingConfiguration().whoAndWhy().correlationDataFor(message);
    }

    @Test
    void handsTheAttemptsOfACommandOnToItsEvents() {
        GenericCommandMessage<String> command = new GenericCommandMessage<>("command", CARRIED);

        assertThat(handedOnBy(command))
                .isEqualTo(Map.of(
                        MetaDataKeys.ATTEMPT,
                        3,
                        MetaDataKeys.ACTOR,
                        "ada",
                        MetaDataKeys.CORRELATION_ID,
                        "request",
                        MetaDataKeys.CAUSATION_ID,
                        command.getIdentifier()));
    }

    @Test
    void doesNotHandThemOnToTheCommandsThatFollowFromAnEvent() {
        GenericEventMessage<String> event = new GenericEventMessage<>("event", CARRIED);

        assertThat(handedOnBy(event))
                .isEqualTo(Map.of(
                        MetaDataKeys.ACTOR, "ada",
                        MetaDataKeys.CORRELATION_ID, "request",
                        MetaDataKeys.CAUSATION_ID, event.getIdentifier()));
    }
}
