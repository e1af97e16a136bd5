package io.corebank.bench.reads;

import io.corebank.bench.load.Requests;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Searches for accounts by the names of people, every third of which is mistyped or only begun. */
final class NameSearches implements Requests {

    private final int people;
    private final String token;
    private final SplittableRandom random = new SplittableRandom(11);
    private int written;

    NameSearches(int people, String token) {
        this.people = people;
        this.token = token;
    }

    @Override
    public int write(ByteBuffer out) {
        String words = URLEncoder.encode(words(NewAccounts.nameOf(random.nextInt(people))), StandardCharsets.UTF_8);
        out.put(("GET /api/v1/accounts?q=" + words + "&limit=20 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return written++;
    }

    private String words(String name) {
        return switch (written % 6) {
            case 2 -> name.substring(0, name.indexOf(' ') + 4);
            case 5 -> name.replaceFirst("[aeiou]", "x");
            case 1 -> name.substring(0, name.indexOf(" the "));
            default -> name;
        };
    }

    @Override
    public void answered(int number, int status) {}
}
