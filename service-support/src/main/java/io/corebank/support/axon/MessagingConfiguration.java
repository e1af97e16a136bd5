package io.corebank.support.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.MetaDataKeys;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How messages are written down, and which ids they hand on to whatever they cause. */
@AutoConfiguration(beforeName = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration")
public class MessagingConfiguration {

    /**
     * Lets Axon read its own tokens back, which 4.13.0 cannot by itself: its processors would stand still while their
     * health says UP. Nulls are not written, because an event is stored for ever.
     */
    @Bean
    Jackson3SerializerCustomizer axonTypesOnly() {
        BasicPolymorphicTypeValidator validator = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        return json -> json.polymorphicTypeValidator(validator)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    @Bean
    CorrelationDataProvider whoAndWhy() {
        return MessagingConfiguration::handOn;
    }

    /** What an event says of its command's attempts is not true of the commands that follow from it. */
    private static Map<String, ?> handOn(Message<?> message) {
        Map<String, Object> handedOn = new HashMap<>();
        handedOn.put(MetaDataKeys.CAUSATION_ID, message.getIdentifier());
        handedOn.put(
                MetaDataKeys.CORRELATION_ID,
                message.getMetaData().getOrDefault(MetaDataKeys.CORRELATION_ID, message.getIdentifier()));
        Object actor = message.getMetaData().get(MetaDataKeys.ACTOR);
        if (actor != null) {
            handedOn.put(MetaDataKeys.ACTOR, actor);
        }
        Object attempt = message.getMetaData().get(MetaDataKeys.ATTEMPT);
        if (attempt != null && message instanceof CommandMessage<?>) {
            handedOn.put(MetaDataKeys.ATTEMPT, attempt);
        }
        return handedOn;
    }
}
