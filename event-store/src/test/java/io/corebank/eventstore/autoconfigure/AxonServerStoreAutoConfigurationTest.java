package io.corebank.eventstore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RefusalCodec;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application need not bring along for Axon Server. */
class AxonServerStoreAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withPropertyValues("event-store.kind=axon-server")
            .withConfiguration(AutoConfigurations.of(AxonServerStoreAutoConfiguration.class));

    @Test
    void knowsOperationsByTheirMetaData() {
        application.run(context -> assertThat(context.getBean(OperationResolver.class)
                        .operationOf(new GenericCommandMessage<>("pay", Map.of("operationId", "one"))))
                .hasValueSatisfying(
                        operation -> assertThat(operation.operationId()).isEqualTo("one")));
    }

    @Test
    void knowsNoRefusalAndSaysWhatItHears() {
        application.run(context -> {
            RefusalCodec codec = context.getBean(RefusalCodec.class);
            assertThat(codec.write(new IllegalStateException("no"))).isEmpty();
            assertThat(codec.read("too-little")).hasMessageContaining("too-little");
        });
    }

    @Test
    void takesThoseOfTheApplication() {
        RefusalCodec codec = mock(RefusalCodec.class);
        OperationResolver resolver = mock(OperationResolver.class);
        application
                .withBean("ours", RefusalCodec.class, () -> codec)
                .withBean("oursToo", OperationResolver.class, () -> resolver)
                .run(context -> {
                    assertThat(context.getBean(RefusalCodec.class)).isSameAs(codec);
                    assertThat(context.getBean(OperationResolver.class)).isSameAs(resolver);
                });
    }
}
