package io.corebank.bench.reads;

import io.corebank.bench.load.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Requests that open accounts for people whose names are as different as names are. */
final class NewAccounts implements Requests {

    private static final String[] FIRST = {
        "Ada",
        "Grace",
        "Alan",
        "Edsger",
        "Barbara",
        "Donald",
        "Frances",
        "John",
        "Katherine",
        "Niklaus",
        "Radia",
        "Tony"
    };
    private static final String[] LAST = {
        "Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Allen", "Backus", "Johnson", "Wirth", "Perlman",
        "Hoare", "Mueller", "Schmidt", "Fischer", "Weber", "Wagner", "Becker", "Hoffmann", "Koch", "Richter", "Klein"
    };

    private final int count;
    private final int first;
    private final String headers;
    private int written;
    private int answered;

    /** Opens so many accounts, counting people from a number on. */
    NewAccounts(int count, int first, String token) {
        this.count = count;
        this.first = first;
        this.headers = "POST /api/v1/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nIdempotency-Key: person-";
    }

    /** The name of a person, which ends in a word that few share. */
    static String nameOf(int person) {
        return FIRST[person % FIRST.length] + " " + LAST[person / FIRST.length % LAST.length] + " the "
                + Integer.toString(person, Character.MAX_RADIX) + "th";
    }

    /** Past the last it repeats the last, which opens nothing. */
    @Override
    public int write(ByteBuffer out) {
        int person = first + Math.min(written, count - 1);
        String body = "{\"currency\":\"EUR\",\"ownerName\":\"" + nameOf(person) + "\",\"customerId\":\"person-" + person
                + "\"}";
        out.put((headers + person + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        return written++;
    }

    @Override
    public void answered(int number, int status) {
        answered++;
    }

    boolean isDone() {
        return answered >= count;
    }
}
