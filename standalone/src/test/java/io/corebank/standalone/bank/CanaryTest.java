package io.corebank.standalone.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every bank of the tests is looked through with when it has stopped would find what it looks for. */
class CanaryTest {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.out",
                "data/logs/bank.log",
                "data/postgres/cluster/pg_wal/0001",
                "data/elasticsearch/logs/x"
            })
    void findsAPersonWhereverNobodyShouldBe(String file) throws IOException {
        write(file, ("before " + Canary.REFERENCE + " after").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Canary.requireAbsent(data))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(file);
    }

    @Test
    void findsWhatIsEncoded() throws IOException {
        write("data/utf-16", Canary.NAME.getBytes(StandardCharsets.UTF_16LE));
        for (int offset = 0; offset < 3; offset++) {
            byte[] embedded = ("xyz".substring(offset) + "{" + Canary.NAME + "}").getBytes(StandardCharsets.UTF_8);
            write("data/base64-" + offset, Base64.getEncoder().encode(embedded));
        }
        assertThat(Canary.filesWith(data, Canary.NAME)).hasSize(4);
    }

    @Test
    void findsNobodyInSearchDocumentsAndWhereNobodyIs() throws IOException {
        write("data/elasticsearch/data/index", Canary.NAME.getBytes(StandardCharsets.UTF_8));
        write("data/elsewhere", "Kanaria and nobody else".getBytes(StandardCharsets.UTF_8));
        assertThatCode(() -> Canary.requireAbsent(data)).doesNotThrowAnyException();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
