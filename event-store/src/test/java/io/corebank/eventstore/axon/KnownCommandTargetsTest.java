package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a command has its target, Axon's own resolver must find the same. */
class KnownCommandTargetsTest {

    private final KnownCommandTargets targets = new KnownCommandTargets();

    @ParameterizedTest
    @MethodSource
    void findsWhatAxonFinds(Object command) {
        CommandMessage<Object> message = new GenericCommandMessage<>(command);
        VersionedAggregateIdentifier expected =
                AnnotationCommandTargetResolver.builder().build().resolveTarget(message);

        assertThat(targets.resolveTarget(message)).isEqualTo(expected);
        assertThat(targets.resolveTarget(message)).as("the second time").isEqualTo(expected);
    }

    static Object[] findsWhatAxonFinds() {
        return new Object[] {
            new OfComponent("a-1", 5),
            new Inheriting("a-2"),
            new OfMethod("a-3"),
            new OfFieldAndVersion("a-4", 7),
            new OfVersionByMethod("a-5", 8)
        };
    }

    @Test
    void tellsCommandsOfOneClassApart() {
        assertThat(identifierOf(new OfComponent("one", 1))).isEqualTo("one");
        assertThat(identifierOf(new OfComponent("other", 2))).isEqualTo("other");
    }

    @Test
    void refusesACommandWithoutTargetAsAxonDoes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> targets.resolveTarget(new GenericCommandMessage<>("nothing")))
                .withMessageContaining("TargetAggregateIdentifier");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> targets.resolveTarget(new GenericCommandMessage<>(new OfComponent(null, 1))));
    }

    private String identifierOf(Object command) {
        return targets.resolveTarget(new GenericCommandMessage<>(command)).getIdentifier();
    }

    private record OfComponent(
            @TargetAggregateIdentifier @Nullable String id, int amount) {}

    private static class Parent {

        @TargetAggregateIdentifier
        private final String id;

        Parent(String id) {
            this.id = id;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static final class Inheriting extends Parent {
        Inheriting(String id) {
            super(id);
        }
    }

    private record OfMethod(String prefix) {
        @TargetAggregateIdentifier
        String target() {
            return prefix + "-of-method";
        }
    }

    private record OfFieldAndVersion(
            @TargetAggregateIdentifier String id,
            @TargetAggregateVersion long version) {}

    private record OfVersionByMethod(
            @TargetAggregateIdentifier String id, int number) {
        @TargetAggregateVersion
        long version() {
            return number + 1L;
        }
    }
}
