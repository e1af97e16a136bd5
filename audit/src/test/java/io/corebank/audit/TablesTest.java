package io.corebank.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TablesTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void rememberEveryFingerprint() {
        FingerprintSet set = new FingerprintSet();
        Set<Long> expected = new HashSet<>();
        expected.add(0L);
        set.add(0);
        for (int i = 0; i < 100_000; i++) {
            long value = Fingerprint.mix(random.nextInt(60_000));
            assertThat(set.add(value)).as("seed %d", seed).isEqualTo(expected.add(value));
        }
        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(set::contains);
        assertThat(set.contains(Fingerprint.of("never seen"))).isFalse();
    }

    @Test
    void keepTheHeadOfEveryStream() {
        StreamHeads heads = new StreamHeads();
        Map<StoredId, Long> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            StoredId id = new StoredId(Fingerprint.mix(random.nextInt(20_000)), 5, "");
            int at = heads.find(id);
            assertThat(heads.nextSequence(at)).as("seed %d", seed).isEqualTo(expected.getOrDefault(id, 0L));
            heads.put(at, heads.nextSequence(at), i, ~i);
            expected.merge(id, 1L, Long::sum);
            int again = heads.find(id);
            assertThat(heads.hashHigh(again)).isEqualTo(i);
            assertThat(heads.hashLow(again)).isEqualTo(~i);
        }
        assertThat(heads.size()).isEqualTo(expected.size());
    }

    @Test
    void readIdentifiersAsTheyAreStored() {
        UUID uuid = UUID.randomUUID();
        byte[] key = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        assertThat(StoredId.of(key).text()).isEqualTo(uuid.toString());
        assertThat(StoredId.of("sixteen letters!\0".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("sixteen letters!");
    }

    @Test
    void readContentAsItIsStored() {
        byte[] name = "\"a\":".getBytes(StandardCharsets.UTF_8);
        StoredText text = new StoredText(Map.of(1, name, 0x1234, name));
        HexFormat hex = HexFormat.of();
        String id = "8f14e45f-ceea-467a-9c5d-0123456789ab";
        byte[] stored = hex.parseHex("fd" + "fe01" + "22" + "ff" + id.replace("-", "") + "222c" + "fe9234" + "337d");
        String content = "{\"a\":\"" + id + "\",\"a\":3}";
        assertThat(new String(text.of(stored), StandardCharsets.UTF_8)).isEqualTo(content);
        assertThat(text.of(hex.parseHex("fcfd01"))).isEqualTo(hex.parseHex("fd01"));
        for (String other : List.of("", "7b7d", "ff01", "fdfe", "fdfe02", "fdfe92", "fdff00", "fdfe9233")) {
            assertThat(text.of(hex.parseHex(other))).isEqualTo(hex.parseHex(other));
        }
    }

    @Test
    void readTheFactsOfAnEvent() {
        Facts facts = Facts.read(
                "{\"accountId\":\"a1\",\"amountMinor\":12,\"transferId\":null,\"other\":{\"amountMinor\":13}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(facts.text(Field.ACCOUNT_ID)).isEqualTo("a1");
        assertThat(facts.number(Field.AMOUNT)).isEqualTo(12);
        assertThat(facts.has(Field.TRANSFER_ID)).isFalse();
        assertThat(facts.has(Field.POSTED)).isFalse();
        assertThatThrownBy(() -> Facts.read("{\"accountId\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Facts.read("{\"amountMinor\":1.5}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
