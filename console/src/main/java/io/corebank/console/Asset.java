package io.corebank.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A file as browsers get it, compressed once. */
final class Asset {

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "html", "text/html;charset=UTF-8");

    private final String type;
    private final byte[] plain;
    private final byte[] compressed;
    private final String digest;

    private Asset(String type, byte[] content) {
        this.type = type;
        this.plain = content;
        this.compressed = compress(content);
        this.digest = digestOf(content);
    }

    /** Whether files of this name are for browsers. */
    static boolean isServed(String name) {
        return TYPES.containsKey(endingOf(name));
    }

    /** The content of a file whose name says what it is. */
    static Asset of(String name, byte[] content) {
        String type = TYPES.getOrDefault(endingOf(name), "application/octet-stream");
        return new Asset(type, content);
    }

    /** The media type, with its character set. */
    String type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    /** The same, as gzip. */
    byte[] compressed() {
        return compressed;
    }

    String digest() {
        return digest;
    }

    /** The first half of SHA-256 in hexadecimal, which tells contents apart. */
    static String digestOf(byte[] content) {
        return HexFormat.of().formatHex(sha256(content), 0, 16);
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    private static String endingOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
