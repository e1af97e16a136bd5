package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as they were written by every version that ever ran, frozen in {@code events/TYPE-REVISION[-variant].json}.
 * They must load for ever, with nothing lost. Add files, never change one.
 */
class EventCorpusTest {

    private static final Jackson3Serializer SERIALIZER = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(json -> json.changeDefaultPropertyInclusion(
                    inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL)))
            .build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Class<?>> TYPES =
            EventTypesTest.eventTypes().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    @ParameterizedTest
    @MethodSource("corpus")
    void loadsWithNothingLost(Path file) throws IOException {
        String stored = Files.readString(file);
        String[] name = nameOf(file).split("-");
        Class<?> type = TYPES.get(name[0]);
        Object event = load(stored, type, name[1]);
        assertThat(event).isInstanceOf(type);
        String again = SERIALIZER.serialize(event, String.class).getData();
        assertThat(JSON.readTree(again)).isEqualTo(JSON.readTree(stored));
    }

    /** During an upgrade, a process of the version before meets what the new one has added. */
    @ParameterizedTest
    @MethodSource("corpus")
    void loadsWithAFieldThatALaterVersionAdds(Path file) throws IOException {
        String[] name = nameOf(file).split("-");
        Class<?> type = TYPES.get(name[0]);
        String today = Files.readString(file);
        String tomorrow = today.replaceFirst("\\{", "{\"addedTomorrow\": {\"by\": [\"somebody\"]},");
        assertThat(load(tomorrow, type, name[1])).isEqualTo(load(today, type, name[1]));
    }

    private static Object load(String stored, Class<?> type, String revision) {
        return SERIALIZER.deserialize(new SimpleSerializedObject<>(stored, String.class, type.getName(), revision));
    }

    @Test
    void hasTheCurrentRevisionOfEveryEvent() throws IOException, URISyntaxException {
        Set<String> current = TYPES.values().stream()
                .map(type -> type.getSimpleName() + "-"
                        + type.getAnnotation(Revision.class).value())
                .collect(Collectors.toSet());
        assertThat(corpus().map(EventCorpusTest::nameOf)).containsAll(current);
    }

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(EventTypesTest.resource("/events"))) {
            return files.sorted().toList().stream();
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
