package io.corebank.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredContentTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String ID = "8f14e45f-ceea-467a-9c5d-0123456789ab";

    private final StoredContent content = new StoredContent(Map.of(1, "a", 0x1234, "b"));

    @Test
    void isMadeWholeAgain() {
        byte[] stored = HEX.parseHex("fdfe0122ff" + ID.replace("-", "") + "22fe923422c3a4227d");
        assertThat(new String(content.of(stored), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"" + ID + "\"\"b\":\"\u00e4\"}");
        assertThat(content.of(HEX.parseHex("fcfdff"))).isEqualTo(HEX.parseHex("fdff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7b7d", "ff01", "fdfe", "fdfe02", "fdfe92", "fdfe9233", "fdff00"})
    void staysAsItIsWhenItIsStoredInAnotherWay(String stored) {
        assertThat(content.of(HEX.parseHex(stored))).isEqualTo(HEX.parseHex(stored));
    }
}
