package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.api.account.query.FindAccountHolder;
import io.corebank.api.standing.command.StandingOrderCommand;
import io.corebank.api.standing.command.StandingOrderReceipt;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.command.TransferReceipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands, queries and their answers as the version before this one sends them, frozen in {@code messages/TYPE.json}.
 * While processes are replaced one by one, those of two versions talk to each other. So a field may be added, if its
 * reader does without; none may be renamed, removed or written in another way. A file is changed only to add a field,
 * once no process that does not know it is left.
 */
class MessageCorpusTest {

    private static final Jackson3Serializer SERIALIZER = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(json -> json.changeDefaultPropertyInclusion(
                    inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL)))
            .build();
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Class<?>> types() {
        return Stream.of(
                        AccountCommand.class,
                        TransferCommand.class,
                        StandingOrderCommand.class,
                        ClaimKey.class,
                        AccountReceipt.class,
                        LegOutcome.class,
                        TransferReceipt.class,
                        StandingOrderReceipt.class,
                        FindAccountHolder.class,
                        AccountHolderView.class)
                .flatMap(MessageCorpusTest::concrete);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(MessageCorpusTest::concrete)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void areReadAsTheVersionBeforeSendsThem(Class<?> type) {
        assertThat(load(frozen(type), type)).isInstanceOf(type);
    }

    /** An old reader finds all that it knows in what is sent today, and in the same form. */
    @ParameterizedTest
    @MethodSource("types")
    void areSentSoThatTheVersionBeforeReadsThem(Class<?> type) {
        JsonNode before = JSON.readTree(frozen(type));
        JsonNode today = JSON.readTree(
                SERIALIZER.serialize(load(frozen(type), type), String.class).getData());
        assertThat(before.propertyNames())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(today.path(field)).as(field).isEqualTo(before.path(field)));
    }

    /** And passes over what it does not know. */
    @ParameterizedTest
    @MethodSource("types")
    void areReadWithAFieldThatTheVersionAfterAdds(Class<?> type) {
        String tomorrow = frozen(type).replaceFirst("\\{", "{\"addedTomorrow\":{\"by\":[\"somebody\"]},");
        assertThat(load(tomorrow, type)).isEqualTo(load(frozen(type), type));
    }

    @Test
    void areAllOfAKnownType() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(EventTypesTest.resource("/messages"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(Class::getSimpleName).toList());
        }
    }

    private static Object load(String sent, Class<?> type) {
        return SERIALIZER.deserialize(new SimpleSerializedObject<>(sent, String.class, type.getName(), null));
    }

    private static String frozen(Class<?> type) {
        try {
            return Files.readString(EventTypesTest.resource("/messages").resolve(type.getSimpleName() + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException("Freeze a sample of " + type.getSimpleName(), missing);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
