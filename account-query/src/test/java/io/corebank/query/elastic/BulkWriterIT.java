package io.corebank.query.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corebank.query.QueryIT;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BulkWriterIT extends QueryIT {

    @Autowired
    private BulkWriter writer;

    @Autowired
    private DocumentReader reader;

    private final String one = UUID.randomUUID().toString();
    private final String two = UUID.randomUUID().toString();

    @Test
    void keepsTheHighestVersionWhateverComesLater() {
        assertThat(write(document(one, 5, "five"))).isEmpty();
        assertThat(write(document(one, 3, "three"), document(two, 1, "one"))).containsExactly(one);
        assertThat(write(document(one, 5, "again"))).containsExactly(one);
        assertThat(customerOf(one)).isEqualTo("five");
        assertThat(customerOf(two)).isEqualTo("one");
        assertThat(write(document(one, 6, "six"))).isEmpty();
        assertThat(customerOf(one)).isEqualTo("six");
    }

    @Test
    void tellsWhichDocumentIsRefusedForGood() {
        Document unmapped = new Document(1, Map.of("accountId", two, "favouriteColour", "red"));
        assertThatExceptionOfType(DocumentRefused.class)
                .isThrownBy(() -> write(document(one, 1, "fine"), unmapped))
                .withMessageContaining(two)
                .withMessageContaining("strict_dynamic_mapping_exception");
        assertThat(customerOf(one)).as("the others are written").isEqualTo("fine");
    }

    @Test
    void saysNothingOfTheValueThatIsRefused() {
        Document wrong = new Document(1, Map.of("accountId", two, "posted", "Ada Lovelace"));
        assertThatExceptionOfType(DocumentRefused.class)
                .isThrownBy(() -> write(wrong))
                .withMessageContaining("posted")
                .withMessageNotContaining("Lovelace");
    }

    @Test
    void stallsWhileElasticsearchIsDown() {
        LINE.cut();
        try {
            assertThatExceptionOfType(ElasticsearchStalled.class).isThrownBy(() -> write(document(one, 1, "x")));
            assertThatExceptionOfType(ElasticsearchStalled.class).isThrownBy(() -> customerOf(one));
        } finally {
            LINE.mend();
        }
        assertThat(write(document(one, 1, "x"))).isEmpty();
    }

    private Set<String> write(Document... documents) {
        return writer.write(
                Projection.ACCOUNTS,
                alias("accounts"),
                Stream.of(documents)
                        .map(document -> new VersionedDocument<>(
                                String.valueOf(document.content().get("accountId")),
                                document.version(),
                                document.content()))
                        .toList());
    }

    private String customerOf(String id) {
        Map<?, ?> content =
                reader.read(alias("accounts"), List.of(id), Map.class).get(id);
        return String.valueOf(Objects.requireNonNull(content).get("customerId"));
    }

    private static Document document(String id, long version, String customerId) {
        return new Document(version, Map.of("accountId", id, "customerId", customerId));
    }

    private record Document(long version, Map<String, Object> content) {}
}
