package io.corebank.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.postgres.ContentFormat.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentFormatTest {

    private static final String ID = "8f14e45f-ceea-467a-9c5d-0123456789ab";
    private static final int MANY_NAMES = 300;

    private final Numbered names = new Numbered();
    private final Compaction compaction = new Compaction(names);
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** As the table has them, without one. */
    private static final class Numbered implements Names {

        private final List<String> known = new ArrayList<>();

        @Override
        public int idOf(byte[] content, int from, int to) {
            String name = ContentFormat.nameIn(content, from, to);
            if (!known.contains(name)) {
                known.add(name);
            }
            return known.indexOf(name) + 1;
        }

        @Override
        public byte @Nullable [] textOf(int id) {
            return id < 1 || id > known.size() ? null : ContentFormat.inContent(known.get(id - 1));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] compact(String text) throws SQLException {
        return compaction.compact(bytes(text));
    }

    private byte[] demandSame(byte[] content) throws SQLException {
        byte[] stored = compaction.compact(content);
        assertThat(Expansion.expand(stored, names))
                .as("seed %d: %s", seed, new String(content, StandardCharsets.ISO_8859_1))
                .isEqualTo(content);
        return stored;
    }

    @Test
    void writesAnIdInSeventeenBytesAndANameInTwo() throws SQLException {
        byte[] stored = demandSame(bytes("{\"accountId\":\"" + ID + "\",\"amountMinor\":5}"));
        assertThat(stored).hasSize(1 + 2 + 1 + 17 + 1 + 1 + 2 + 1 + 1).startsWith(0xFD, 0xFE, 1, '"', 0xFF, 0x8f, 0x14);
        assertThat(names.known).containsExactly("accountId", "amountMinor");
    }

    @Test
    void writesTheLaterNamesInThreeBytes() throws SQLException {
        for (int i = 1; i <= MANY_NAMES; i++) {
            byte[] stored = demandSame(bytes("{\"name" + i + "\":0}"));
            assertThat(stored).hasSize(i < 128 ? 5 : 6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "<event id='" + ID + "'/>", "[\"" + ID + "\"]", "8f14e45f-ceea-467a-9c5d-0123456789ab"})
    void leavesWhatIsNoObjectAsItIs(String text) throws SQLException {
        assertThat(new String(demandSame(bytes(text)), StandardCharsets.ISO_8859_1).replace('\u00fd', '{'))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"1st\":\"8F14E45F-CEEA-467A-9C5D-0123456789AB\"}",
                "{\"\":\"8f14e45f-ceea-467a-9c5d-0123456789a\"}",
                "{\"a-b\":\"8f14e45f-ceea-467a-9c5d-0123456789ag\"}",
                "{\"a b\":\"8f14e45-fceea-467a-9c5d-0123456789ab\"}",
                "{\"a:b\":\"8f-4e4-5f-ceea-467a-9c5d-0123456789ab\"}",
                "{\"\u00e4\" : \"{\\\"name\\\":1}\"}",
                "{\"a123456789b123456789c123456789d123456789e123456789f123456789g1234\":1}"
            })
    void leavesWhatOnlyLooksLikeAnIdOrAName(String text) throws SQLException {
        assertThat(demandSame(bytes(text))).hasSameSizeAs(bytes(text));
        assertThat(names.known).isEmpty();
    }

    @Test
    void findsAnIdAmongOtherDigitsAndWithinText() throws SQLException {
        for (String around : List.of("%s", "abc%s", "%sabc", "a-%s-b", "%1$s%1$s", "transfer:%s:hold", "\\\"%s\\\"")) {
            String text = "{ \"" + around.formatted(ID) + "\" }";
            int ids = around.contains("1$") ? 2 : 1;
            assertThat(demandSame(bytes(text))).hasSize(text.length() - ids * (36 - 17));
        }
    }

    @Test
    void keepsContentThatHasTheBytesOfTheFormat() throws SQLException {
        for (int first : new int[] {0xFC, 0xFD, 0xFE, 0xFF, '{'}) {
            for (int second = 0xF8; second <= 0xFF; second++) {
                demandSame(new byte[] {(byte) first, (byte) second, '"', 'a', '"', ':'});
            }
        }
        assertThat(compaction.compact(new byte[] {'{', (byte) 0xFF})).containsExactly('{', 0xFF);
        assertThat(compaction.compact(new byte[] {(byte) 0xFD})).containsExactly(0xFC, 0xFD);
    }

    @Test
    void readsWhateverWasWritten() throws SQLException {
        for (int i = 0; i < 100_000; i++) {
            demandSame(anything());
        }
        assertThat(names.known).isNotEmpty();
    }

    private byte[] anything() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (random.nextInt(8) > 0) {
            content.write('{');
        }
        for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
            content.writeBytes(piece());
        }
        return content.toByteArray();
    }

    private byte[] piece() {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        switch (random.nextInt(10)) {
            case 0:
                byte[] noise = new byte[random.nextInt(4)];
                random.nextBytes(noise);
                return noise;
            case 1:
                return bytes(id.substring(random.nextInt(2), 36 - random.nextInt(2)));
            case 2:
                return bytes(id.toUpperCase(Locale.ROOT));
            case 3:
                return bytes("\\\"name" + random.nextInt(200) + "\\\":");
            case 4:
                return bytes("\"" + id.substring(random.nextInt(36)) + "\":");
            case 5, 6:
                return bytes("\"name" + random.nextInt(200) + "\":");
            case 7:
                return bytes("-" + Integer.toHexString(random.nextInt()) + "\u20ac\"\\");
            default:
                return bytes('"' + id + "\",");
        }
    }

    /** Somebody who can write to the table can write anything; it is for the hash chain to find it. */
    @Test
    void leavesWhatCannotBeReadAsItIs() throws SQLException {
        byte[] stored = compact("{\"accountId\":\"" + ID + "\",\"x\":\"" + ID + "\"}");
        for (int i = 0; i < 100_000; i++) {
            byte[] changed = Arrays.copyOf(stored, random.nextInt(stored.length + 3));
            if (changed.length > 1) {
                changed[1 + random.nextInt(changed.length - 1)] = (byte) (0x7F + random.nextInt(0x81));
            }
            assertThat(Expansion.expand(changed, names)).as("seed %d", seed).isNotNull();
        }
        for (byte[] broken : new byte[][] {
            {(byte) 0xFD, (byte) 0xFE},
            {(byte) 0xFD, (byte) 0xFE, (byte) 0x80},
            {(byte) 0xFD, (byte) 0xFE, 99},
            {(byte) 0xFD, (byte) 0xFF, 1, 2}
        }) {
            assertThat(Expansion.expand(broken, names)).isEqualTo(broken);
        }
    }
}
