package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.standing.event.StandingOrderEvent;
import io.corebank.api.transfer.event.TransferEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reference of events is generated from the code; run with {@code -Dreference.update=true} to write it anew. */
class EventReferenceTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path REFERENCE = ROOT.resolve("docs/reference/events.md");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\* ?(.*?)\\*/\\s*@Revision", Pattern.DOTALL);

    @Test
    void saysWhatTheCodeSays() throws IOException {
        String expected = "# Events\n\n"
                + "Generated from the records in `bank-api`. Every event is stored for ever: fields are added in a new"
                + " revision, never renamed or removed.\nAmounts are minor units of the currency. `sealed…` is"
                + " text encrypted under the key of its customer.\n"
                + stream("One account", AccountEvent.class)
                + stream("One transfer", TransferEvent.class)
                + stream("One standing order", StandingOrderEvent.class);
        if (Boolean.getBoolean("reference.update")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, expected);
        }
        assertThat(REFERENCE).hasContent(expected);
    }

    private static String stream(String title, Class<?> sealed) throws IOException {
        StringBuilder text = new StringBuilder("\n## " + title + "\n");
        for (Class<?> event : sealed.getPermittedSubclasses()) {
            text.append("\n### ").append(event.getSimpleName());
            text.append("\nRevision ")
                    .append(event.getAnnotation(Revision.class).value());
            text.append(". ").append(javadocOf(event)).append("\n\n| field | type | |\n|---|---|---|\n");
            for (RecordComponent field : event.getRecordComponents()) {
                boolean optional = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
                text.append("| `").append(field.getName()).append("` | ");
                text.append(field.getType().getSimpleName()).append(" | ");
                text.append(optional ? "optional" : "").append(" |\n");
            }
        }
        return text.toString();
    }

    private static String javadocOf(Class<?> event) throws IOException {
        Path source = ROOT.resolve("bank-api/src/main/java/" + event.getName().replace('.', '/') + ".java");
        Matcher javadoc = JAVADOC.matcher(Files.readString(source));
        assertThat(javadoc.find()).as("Javadoc of %s", event).isTrue();
        return javadoc.group(1).replaceAll("\\s*\\n \\* ?", " ").trim();
    }
}
