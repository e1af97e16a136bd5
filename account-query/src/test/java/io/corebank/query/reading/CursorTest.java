package io.corebank.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.corebank.support.web.MalformedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final List<FieldValue> VALUES =
            List.of(FieldValue.of("müller"), FieldValue.of(7L), FieldValue.of(1.5), FieldValue.NULL);

    @Test
    void bringsTheSortValuesBack() {
        List<FieldValue> read = Cursor.read(Cursor.after(VALUES, "q"), "q", 4);
        assertThat(read)
                .extracting(FieldValue::_get)
                .isEqualTo(VALUES.stream().map(FieldValue::_get).toList());
    }

    @Test
    void remembersTheSnapshotAndItsFurtherValue() {
        String cursor = Cursor.after(VALUES, "q", "name");
        assertThat(Cursor.snapshotOf(cursor)).isEqualTo("name");
        assertThat(Cursor.read(cursor, "q", 3)).hasSize(4);
        assertThat(Cursor.snapshotOf(Cursor.after(VALUES, "q"))).isEmpty();
        assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> Cursor.read(cursor, "other", 3));
    }

    @Test
    void belongsToOneQuestion() {
        String cursor = Cursor.after(VALUES, "q");
        assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> Cursor.read(cursor, "other", 4));
        assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> Cursor.read(cursor, "q", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%%%",
                "null",
                "[]",
                "[1,2]",
                "{}",
                "[\"x\",{}]",
                "[\"x\",[1]]",
                "[\"x\"",
                "\"x\"",
                "[\"x\",1e999]"
            })
    void isNotWhateverSomebodySends(String json) {
        String encoded = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        for (String cursor : List.of(json, encoded)) {
            assertThatExceptionOfType(MalformedRequest.class).isThrownBy(() -> Cursor.read(cursor, "q", 1));
        }
    }
}
