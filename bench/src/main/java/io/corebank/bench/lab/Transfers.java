package io.corebank.bench.lab;

import io.corebank.api.OperationIds;
import io.corebank.bench.load.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Transfers between accounts chosen at random, by a client that waits for the end of each. */
public final class Transfers implements Requests, Acknowledged {

    private static final int ENDED = 201;

    private final List<String> accounts;
    private final String headers;
    private final String keyPrefix;
    private final BitSet acknowledged = new BitSet();
    private final SplittableRandom random = new SplittableRandom(11);
    private int written;
    private long ended;

    /**
     * Transfers for a server.
     *
     * @param authorization the value of that header; empty for the comparison application, which asks for none
     * @param keyPrefix makes the keys unique among everything that this server is sent
     */
    public Transfers(List<String> accounts, String authorization, String keyPrefix) {
        this.accounts = accounts;
        this.keyPrefix = keyPrefix;
        String bearer = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
        this.headers = "POST /api/v1/transfers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Prefer: wait=10\r\n" + bearer + "Idempotency-Key: " + keyPrefix;
    }

    @Override
    public int write(ByteBuffer out) {
        int number = written++;
        int from = random.nextInt(accounts.size());
        int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
        String body = "{\"fromAccountId\":\"" + accounts.get(from) + "\",\"toAccountId\":\"" + accounts.get(to)
                + "\",\"amount\":\"1.50\",\"currency\":\"EUR\"}";
        String head = headers + number + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        out.put(head.getBytes(StandardCharsets.ISO_8859_1));
        out.put(body.getBytes(StandardCharsets.ISO_8859_1));
        return number;
    }

    @Override
    public void answered(int number, int status) {
        if (status / 100 == 2) {
            acknowledged.set(number);
        }
        if (status == ENDED) {
            ended++;
        }
    }

    /** Every request that was taken, whether or not its client has seen it end. */
    @Override
    public Stream<String> operationsOf(String caller) {
        return acknowledged.stream().mapToObj(number -> OperationIds.derive("operation", caller, keyPrefix + number));
    }

    /** How many were answered as ended; a client whose patience is over hears something else. */
    public long ended() {
        return ended;
    }
}
