package io.corebank.bench.reads;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * What Elasticsearch takes when nobody has to read events and make documents of them: the very bodies of a projection's
 * index, ready in memory, into an index with the same mapping and settings, with external versions like the
 * projection's. Of several sizes of a bulk and numbers of connections the best in the warm-up is the anchor.
 */
final class RawBulk {

    private static final String INDEX = "bench-raw";
    private static final int PAGE = 5_000;
    private static final int MOST_BODIES = 200_000;
    private static final int[] SIZES = {500, 1_000, 2_000, 5_000};
    private static final int[] CONNECTIONS = {1, 2, 4};

    private final Lab lab;
    private final Elastic elastic;
    private final String mappings;
    private final String settings;
    private final List<byte[]> bodies = new ArrayList<>();
    private int size = SIZES[0];
    private int connections = 1;

    /** Takes the bodies from the index behind an alias. */
    RawBulk(Lab lab, Elastic elastic, String alias) {
        this.lab = lab;
        this.elastic = elastic;
        JsonNode index = elastic.send("GET", "/" + alias, null).iterator().next();
        this.mappings = index.path("mappings").toString();
        this.settings = "{\"number_of_shards\":1,\"number_of_replicas\":0}";
        collect(alias);
    }

    private void collect(String alias) {
        elastic.send("POST", "/" + alias + "/_refresh", null);
        String query = "{\"size\":" + PAGE + ",\"version\":true,\"sort\":[{\"position\":\"asc\"}]";
        String after = "";
        JsonNode hits;
        do {
            hits = elastic.send("POST", "/" + alias + "/_search", query + after + "}")
                    .at("/hits/hits");
            for (JsonNode hit : hits) {
                bodies.add(("{\"index\":{\"_id\":\"" + hit.path("_id").asString() + "\",\"version\":"
                                + hit.path("_version").asLong() + ",\"version_type\":\"external\"}}\n"
                                + hit.path("_source") + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                after = ",\"search_after\":" + hit.path("sort");
            }
        } while (hits.size() == PAGE && bodies.size() < MOST_BODIES);
    }

    /** Finds the best size and number of connections. */
    void chooseBest() {
        double best = 0;
        int bestSize = size;
        int bestConnections = connections;
        for (int aSize : SIZES) {
            for (int aNumber : CONNECTIONS) {
                size = aSize;
                connections = aNumber;
                double rate = perSecond();
                lab.progress().say("Raw bulks of %,d on %d connections: %,.0f/s".formatted(aSize, aNumber, rate));
                if (rate > best) {
                    best = rate;
                    bestSize = aSize;
                    bestConnections = aNumber;
                }
            }
        }
        size = bestSize;
        connections = bestConnections;
        lab.note("raw bulk", "%d documents each, %d connections".formatted(size, connections));
    }

    /** Fills a new index with all bodies and answers how many went in a second. */
    double perSecond() {
        elastic.send("PUT", "/" + INDEX, "{\"mappings\":" + mappings + ",\"settings\":" + settings + "}");
        List<byte[]> bulks = bulks();
        long start = System.nanoTime();
        sendAll(bulks);
        double seconds = (System.nanoTime() - start) / 1e9;
        elastic.send("DELETE", "/" + INDEX, null);
        return bodies.size() / seconds;
    }

    private List<byte[]> bulks() {
        List<byte[]> bulks = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += size) {
            ByteArrayOutputStream bulk = new ByteArrayOutputStream();
            bodies.subList(from, Math.min(bodies.size(), from + size)).forEach(bulk::writeBytes);
            bulks.add(bulk.toByteArray());
        }
        return bulks;
    }

    private void sendAll(List<byte[]> bulks) {
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                sending.add(senders.submit(() -> {
                    for (int mine = next.getAndIncrement(); mine < bulks.size(); mine = next.getAndIncrement()) {
                        elastic.bulk(INDEX, bulks.get(mine));
                    }
                }));
            }
            for (Future<?> one : sending) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchException("The raw bulk broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        } finally {
            senders.shutdownNow();
        }
    }
}
