package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.standing.event.StandingOrderEvent;
import io.corebank.api.transfer.event.TransferEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

/** What is stored stays readable: a renamed event or field would make a part of the log illegible for ever. */
class EventTypesTest {

    private static final String RULE =
            "event-types.txt lists what was ever stored: add new revisions to it, never change a line";

    @Test
    void areTheOnesThatAreStored() throws IOException, URISyntaxException {
        List<String> stored = Files.readAllLines(resource("/event-types.txt"));
        assertThat(stored).as(RULE).isSorted().doesNotHaveDuplicates();
        assertThat(stored)
                .as(RULE)
                .containsAll(eventTypes().map(EventTypesTest::describe).toList());
    }

    /** A field that was there once is there for ever, under its name and with its type. */
    @Test
    void haveEveryFieldOfEveryRevision() throws IOException, URISyntaxException {
        Map<String, String> current =
                eventTypes().collect(Collectors.toMap(Class::getName, type -> describe(type) + " "));
        for (String line : Files.readAllLines(resource("/event-types.txt"))) {
            List<String> words = List.of(line.split(" "));
            assertThat(current).as(RULE).containsKey(words.get(0));
            assertThat(words.subList(2, words.size())).as(RULE).allMatch(field -> current.getOrDefault(words.get(0), "")
                    .contains(" " + field + " "));
        }
    }

    @Test
    void belongToOneStream() {
        assertThat(eventTypes())
                .allMatch(type -> Stream.of(AccountEvent.class, TransferEvent.class, StandingOrderEvent.class)
                                .filter(stream -> stream.isAssignableFrom(type))
                                .count()
                        == 1);
    }

    static Stream<Class<?>> eventTypes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.corebank.api")
                        .stream()
                        .filter(type -> type.getPackageName().endsWith(".event") && type.isRecord())
                        .map(JavaClass::reflect);
    }

    static Path resource(String name) throws URISyntaxException {
        return Path.of(EventTypesTest.class.getResource(name).toURI());
    }

    private static String describe(Class<?> type) {
        String fields = Stream.of(type.getRecordComponents())
                .map(field -> field.getName() + ":" + field.getType().getSimpleName())
                .collect(Collectors.joining(" "));
        return type.getName() + " " + type.getAnnotation(Revision.class).value() + " " + fields;
    }
}
