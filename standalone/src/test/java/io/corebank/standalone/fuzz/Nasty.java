package io.corebank.standalone.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values that have broken programs before: boundaries, Unicode, other notations, and what somebody might execute. */
final class Nasty {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-0",
            "-1",
            "+1",
            "00.10",
            "0.001",
            "1,00",
            "1e3",
            "1e400",
            "NaN",
            "Infinity",
            "0x10",
            "１２.３４",
            "٣",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "92233720368547758.07",
            "92233720368547758.08",
            "9999999999999999999",
            "0.9999999999999999999",
            "99999999999999999999999999999999999999999999999999",
            "null",
            "undefined",
            "true",
            "\u0000",
            "a\u0000b",
            "\u001b[31m",
            "\ud800",
            "\udc00\ud800",
            "\ufeff",
            "\u202egnirts",
            "a\u0301\u0301\u0301\u0301",
            "👩‍👩‍👧‍👦",
            "ﷺ",
            "ı",
            "\r\nX-Injected: 1",
            "a\nb",
            "%0d%0aX-Injected:%201",
            "%00",
            "..",
            "../../../../etc/passwd",
            "..%2f..%2fetc",
            ";",
            "a;b=c",
            "//",
            "\\",
            "*",
            "?",
            "#",
            "\"",
            "'",
            "' OR '1'='1",
            "1; DROP TABLE domain_event",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "{{7*7}}",
            "=1+1",
            "(((((((((((((((((((((((",
            "/.*/",
            "~2147483648",
            "a AND OR NOT \"",
            "00000000-0000-0000-0000-000000000000",
            "8F14E45F-CEEA-867A-9C5D-000000000001",
            "8f14e45f-ceea-867a-9c5d-00000000000",
            "2026-02-30",
            "2026-02-29T25:00:00Z",
            "0000-01-01",
            "9999-12-31T23:59:59.999999999Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "2030-01-01T00:00:00+18:00",
            "P0D",
            "P-1M",
            "P2147483647Y",
            "PT1S",
            "EUR",
            "eur",
            "XXX",
            "XAU",
            "ZZZ",
            "JPY",
            "KWD");

    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "12.34",
            "1e2",
            "1e400",
            "-1e-400",
            "1E+2147483647",
            "9999999999999999999",
            "123456789012345678901234567890",
            "0.1e1",
            "[]",
            "{}",
            "[[]]",
            "[\"1.00\"]",
            "{\"amount\":\"1.00\"}",
            "{\"@class\":\"java.lang.Runtime\"}",
            "NaN",
            "01",
            ".5",
            "'1'",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"1.00\" ");

    private Nasty() {}

    /** Any text that a careful program must survive. */
    static String text(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> "a".repeat(1 + random.nextInt(300));
            case 1 -> "é".repeat(100 + random.nextInt(200));
            case 2 -> "9".repeat(1 + random.nextInt(40));
            case 3 -> random.nextLong() + "";
            case 4 -> random.nextInt() + "." + random.nextInt(1_000);
            case 5 -> anything(random, 1 + random.nextInt(30));
            case 6 -> "x".repeat(2_000);
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    /** Any piece of JSON, or nearly, where a string belongs. */
    static String token(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> "[".repeat(2_000) + "]".repeat(2_000);
            case 1 -> "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500);
            case 2 -> "1".repeat(1_200);
            case 3 -> "\"" + "z".repeat(70_000) + "\"";
            default -> TOKENS.get(random.nextInt(TOKENS.size()));
        };
    }

    private static String anything(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }

    /** A text as a JSON string; half surrogates stay what they are, as an escape. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** A text in an address; sometimes with bytes that have no place in one. */
    static String encoded(String text, Random random) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~:".indexOf(c) >= 0);
            boolean careless = c > ' ' && c < 127 && "?#&".indexOf(c) < 0 && random.nextInt(20) == 0;
            encoded.append(plain || careless ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
