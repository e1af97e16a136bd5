package io.corebank.bench.lab;

import io.corebank.api.OperationIds;
import io.corebank.bench.load.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests with many deposits each, every one an operation of its own. Remembers which were acknowledged. */
public final class Batches implements Requests, Acknowledged {

    private final List<String> accounts;
    private final int size;
    private final String keyPrefix;
    private final String headers;
    private final SplittableRandom random = new SplittableRandom(7);
    private final BitSet acknowledged = new BitSet();
    private int written;

    /**
     * Batches for the bank.
     *
     * @param size deposits in one request
     * @param keyPrefix makes the keys unique among everything that this server is sent
     */
    public Batches(List<String> accounts, int size, String authorization, String keyPrefix) {
        this.accounts = accounts;
        this.size = size;
        this.keyPrefix = keyPrefix;
        this.headers = "POST /api/v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: " + authorization + "\r\nIdempotency-Key: " + keyPrefix;
    }

    @Override
    public int write(ByteBuffer out) {
        StringBuilder body = new StringBuilder("{\"items\":[");
        for (int i = 0; i < size; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"deposit\",\"accountId\":\"")
                    .append(accounts.get(random.nextInt(accounts.size())))
                    .append("\",\"amount\":\"1.50\",\"currency\":\"EUR\"}");
        }
        body.append("]}");
        int number = written++;
        String head = headers + number + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        out.put(head.getBytes(StandardCharsets.ISO_8859_1));
        out.put(body.toString().getBytes(StandardCharsets.ISO_8859_1));
        return number;
    }

    @Override
    public void answered(int number, int status) {
        if (status / 100 == 2) {
            acknowledged.set(number);
        }
    }

    /** Each deposit of each batch: none has a reason to be refused. */
    @Override
    public Stream<String> operationsOf(String caller) {
        return acknowledged.stream().boxed().flatMap(number -> {
            String batch = OperationIds.derive("operation", caller, keyPrefix + number);
            return IntStream.range(0, size).mapToObj(i -> OperationIds.derive("part", batch, Integer.toString(i)));
        });
    }
}
