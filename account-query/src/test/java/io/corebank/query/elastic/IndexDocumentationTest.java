package io.corebank.query.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever looks into Elasticsearch finds every field in the reference, under its index and beside its type. */
class IndexDocumentationTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference", "indices.md");

    @ParameterizedTest
    @EnumSource
    void namesEveryFieldWithItsType(Projection projection) throws IOException {
        String section = section(projection.group());
        try (InputStream mapping =
                getClass().getResourceAsStream("/io/corebank/query/index/" + projection.group() + ".json")) {
            JsonNode fields = JsonMapper.shared()
                    .readTree(Objects.requireNonNull(mapping))
                    .at("/mappings/properties");
            assertThat(fields.size()).isPositive();
            fields.properties().forEach(field -> {
                String type = field.getValue().path("type").asString("object");
                assertThat(section.lines())
                        .as("%s of %s", field.getKey(), projection)
                        .anyMatch(line -> line.startsWith("| ")
                                && line.contains("`" + field.getKey() + "`")
                                && line.substring(line.indexOf(" | ")).contains(type));
                field.getValue().path("properties").propertyNames().forEach(part -> assertThat(section)
                        .as("%s of %s", part, field.getKey())
                        .contains("." + part + "`"));
            });
        }
    }

    private static String section(String group) throws IOException {
        String text = Files.readString(REFERENCE);
        int start = text.indexOf("\n### " + group + "\n") + 1;
        assertThat(start).as(group).isPositive();
        int end = text.indexOf("\n### ", start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }
}
