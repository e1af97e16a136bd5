package io.corebank.standalone.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A name and a reference that no program comes upon by itself. Every test's customers have them, so that wherever else
 * they turn up, a real person's would, too.
 */
public final class Canary {

    /** What accounts are opened for. */
    public static final String NAME = "Kanaria Vogelsang-Qwx";

    /** What transfers and deposits are for. */
    public static final String REFERENCE = "kanarienfutter-qwx";

    /** So many bytes are four characters of Base64. */
    private static final int BASE64_GROUP = 3;

    private static final List<Charset> FORMS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);

    private Canary() {}

    /** @throws AssertionError when an answer that is an error gives personal data away */
    static void requireAbsent(Answer answer) {
        String body = answer.response().body();
        if (answer.status() >= 400 && (body.contains(NAME) || body.contains(REFERENCE))) {
            throw new AssertionError("Personal data in an error: " + answer);
        }
    }

    /** The files below a folder in which any of the texts stands, however it may be embedded in other bytes. */
    public static List<Path> filesWith(Path folder, String... texts) {
        List<byte[]> wanted = new ArrayList<>();
        for (String text : texts) {
            FORMS.forEach(form -> wanted.add(text.getBytes(form)));
            wanted.addAll(inBase64(text));
        }
        boolean[] beginnings = new boolean[1 << Byte.SIZE];
        wanted.forEach(text -> beginnings[Byte.toUnsignedInt(text[0])] = true);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holdsAny(file, wanted, beginnings))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How it looks inside a longer Base64 text, which depends on how many bytes there are before it. */
    private static List<byte[]> inBase64(String text) {
        List<byte[]> forms = new ArrayList<>();
        for (int before = 0; before < BASE64_GROUP; before++) {
            byte[] shifted = ("\0".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
            byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
            int first = before == 0 ? 0 : before + 1;
            int last = encoded.length - (shifted.length % BASE64_GROUP == 0 ? 0 : 1);
            forms.add(Arrays.copyOfRange(encoded, first, last));
        }
        return forms;
    }

    private static boolean holdsAny(Path file, List<byte[]> wanted, boolean[] beginnings) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException takenAwayMeanwhile) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (int at = 0; at < bytes.length; at++) {
            if (beginnings[Byte.toUnsignedInt(bytes[at])] && beginsAny(bytes, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAny(byte[] bytes, int at, List<byte[]> wanted) {
        for (byte[] text : wanted) {
            if (at + text.length <= bytes.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks through what a stopped bank has left: its logs and those of its servers, and everything in PostgreSQL,
     * write- ahead log, dead letters, sagas and snapshots included. Only documents for search hold personal data in the
     * clear.
     *
     * @throws AssertionError naming the files
     */
    static void requireAbsent(Path data) {
        Path documents = data.resolve("elasticsearch").resolve("data");
        List<Path> found = filesWith(Objects.requireNonNull(data.getParent()), NAME, REFERENCE).stream()
                .filter(file -> !file.startsWith(documents))
                .toList();
        if (!found.isEmpty()) {
            throw new AssertionError("Personal data in " + found);
        }
    }
}
