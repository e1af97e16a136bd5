package io.corebank.bench.lab;

import io.corebank.api.OperationIds;
import io.corebank.bench.load.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Deposits into accounts chosen at random, each with an {@code Idempotency-Key} of its own. Remembers which ones were
 * acknowledged.
 */
public final class Deposits implements Requests, Acknowledged {

    private static final String CURRENCY = "\",\"currency\":\"EUR\"}";

    private final List<String> accounts;
    private final byte[] headers;
    private final String keyPrefix;
    private final SplittableRandom random = new SplittableRandom(42);
    private final BitSet acknowledged = new BitSet();
    private int written;

    /**
     * Deposits for a server.
     *
     * @param authorization the value of that header; empty for the comparison applications, which ask for none
     * @param keyPrefix makes the keys unique among everything that this server is sent
     */
    public Deposits(List<String> accounts, String authorization, String keyPrefix) {
        this.accounts = accounts;
        this.keyPrefix = keyPrefix;
        String bearer = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
        this.headers = ascii("/deposits HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + bearer
                + "Idempotency-Key: " + keyPrefix);
    }

    @Override
    public int write(ByteBuffer out) {
        int number = written++;
        String amount = Integer.toString(1 + random.nextInt(99));
        out.put(ascii("POST /api/v1/accounts/"));
        out.put(ascii(accounts.get(random.nextInt(accounts.size()))));
        out.put(headers);
        out.put(ascii(Integer.toString(number)));
        byte[] body = ascii("{\"amount\":\"" + amount + ".50" + CURRENCY);
        out.put(ascii("\r\nContent-Length: " + body.length + "\r\n\r\n"));
        out.put(body);
        return number;
    }

    @Override
    public void answered(int number, int status) {
        if (status / 100 == 2) {
            acknowledged.set(number);
        }
    }

    @Override
    public Stream<String> operationsOf(String caller) {
        return acknowledged.stream().mapToObj(number -> OperationIds.derive("operation", caller, keyPrefix + number));
    }

    /** How many were sent, acknowledged or not. */
    public int sent() {
        return written;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
